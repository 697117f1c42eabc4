/** Ties a figure to company, metric and period, or says why it cannot be tied. */

import { type Context, clauseEnd, clauseStart, type Parts } from './context.ts';
import type { Draft, Refusal, RefusalReason } from './draft.ts';
import type { Figure } from './figure.ts';
import { linkCompany } from './link-company.ts';
import { linkMetric } from './link-metric.ts';
import { type LinkedPeriod, linkPeriod } from './link-period.ts';
import type { MetricId } from './metrics.ts';
import { metricOfSegment } from './metrics.ts';
import { daysOf, shifted, yearEndOf } from './resolve-periods.ts';

const planWords =
  /(?<!\p{L})(?:plans?|planned|planning|expect(?:s|ed|ing)?|will|would|intends?|aims?|forecasts?|guid(?:es?|ed|ance|ing)|project(?:s|ed|ing)|target(?:s|ed|ing)?|set to|on track|going to|outlook|anticipat\p{L}*|could|may|to (?:spend|invest|reach|hit|raise|total)|prévo\p{L}*|prévi\p{L}*|compte(?:nt)?|devrai\p{L}*|va|vont|entend(?:ent)?|vise(?:nt)?|projet\p{L}*|envisag\p{L}*|objectifs?|budget\p{L}*|promet\p{L}*|s['’]apprête\p{L}*|\p{L}{3,}(?:era|eront|iront))(?!\p{L})/iu;
const plannedBeforeWords =
  /(?<!\p{L})(?:had (?:planned|expected|forecast|guided|said)|initial(?:ly)?|originally|previous(?:ly)?|earlier (?:this|forecast|guidance|plan|estimate|range)|prior (?:guidance|forecast|range|estimate)|at (?:the start|first)|first (?:forecast|guidance|guided)|in (?:January|February|March|April|May|June|July|August|September|October|November)(?! quarter)|avai(?:t|ent) (?:prévu|annoncé|dit|indiqué|tablé)|initialement|auparavant|précédemment|précédente?|d['’]abord|au départ|en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre))(?!\p{L})/iu;
const earlierLead =
  /(?:\((?:was|from|prior|previously|vs\.?|contre)|,? (?:prior|previously)|(?:up|down|raised|lifted|hiked|increased|cut|lowered|revised)[^.;]{0,110}?,? from|from (?:a |its |the |an )?(?:previous|prior|earlier|initial|original)[^.;]{0,40}|au lieu de|instead of|rather than|compared with (?:a |its |an )?(?:previous|prior|earlier)[^.;]{0,40}|contre(?= [^.;]{0,60}(?:auparavant|précédemment|jusqu['’]ici|prévus|initialement))|(?:previous|prior|earlier|initial|original)(?:ly)? (?:guidance|forecast|range|plan|estimate|guided|said|target)[^.;]{0,25}|(?:précédente?|initiale?|ancienne?) (?:prévision|estimation|fourchette|objectif)[^.;]{0,20})\s*(?:about |around |environ |of |de |between |entre )?$/iu;
const differenceLead =
  /(?:increase|rise|jump|addition|gain|drop|cut|decline|fall|hausse|augmentation|baisse|recul|supplément|effort) (?:of|de|d['’])\s*$|(?:up|rose|grew|increased|raised|fell|declined|dropped|down|higher|lower) by\s*$|(?:an )?(?:additional|extra|another|further)\s*$|(?:augmenté|progressé|relevé|baissé|reculé) de\s*$/iu;
const differenceAfter =
  /^\s*(?:more than|less than|higher than|lower than|above|below|de plus|de moins|supplémentaires?|more in|plus qu|additional|extra)/iu;

const up =
  /(?<!\p{L})(?:up|rose|risen|rises?|rising|grew|grown|grow(?:s|ing|th)?|increas\p{L}*|jump\p{L}*|surg\p{L}*|soar\p{L}*|climb\p{L}*|gain\p{L}*|higher|more|expan\p{L}*|accelerat\p{L}*|advanc\p{L}*|hausse|augment\p{L}*|progress\p{L}*|croissance|croît|croître|crû|boost\p{L}*|lift\p{L}*|above|rais\p{L}*|bond\p{L}*|grimp\p{L}*|accru\p{L}*|supérieure?s?|plus|accélér\p{L}*|envol\p{L}*|gonfl\p{L}*|s['’]accroît)(?!\p{L})|\+/giu;
const down =
  /(?<!\p{L})(?:down|fell|fall(?:s|en|ing)?|declin\p{L}*|decreas\p{L}*|dropp?\p{L}*|lower\p{L}*|less|cut|slump\p{L}*|shr[aiu]nk|reduc\p{L}*|baiss\p{L}*|recul\p{L}*|chut\p{L}*|diminu\p{L}*|moins|inférieure?s?|rédui\p{L}*|repli\p{L}*|contract\p{L}*)(?!\p{L})/giu;

const growthNoun =
  /(?<!\p{L})(?:growth|increase|rise|jump|gain|surge|croissance|hausse|progression|augmentation|bond|croître|progressé|augmenté) (?:of|de)\s*$/iu;

/** Words that say it is not so, or only might be. */
const hypothetical =
  /(?<!\p{L})(?:if|unless|were to|(?:could|would|might|should) have|did not|didn['’]t|does not|doesn['’]t|do not|don['’]t|has not|hasn['’]t|will not|won['’]t|never|rumou?rs?|rumou?red|den(?:y|ies|ied)|contrary to|imagine|suppos\p{L}*|hypothetical\p{L}*|s['’]il|si (?!bien)|n['’]a(?:vait|ura)? (?:pas|jamais)|n['’]ont (?:pas|jamais)|ne (?:\p{L}+ ){1,2}(?:pas|jamais)|démen\p{L}*|rumeurs?|contrairement (?:à|aux) (?:ce|rumeurs?))(?!\p{L})/iu;

/** A place, a site: part of the spending of the company. */
const place =
  /^[^.;,]{0,40}?\s(?:in|en|au|aux|à|across|dans (?:le|la|l['’]))\s*(?:the )?(?!AI|IA|Q[1-4]|H[12]|FY|CY|[Cc]ap|Data|Azure|AWS|January|February|March|April|May|June|July|August|September|October|November|December|Cloud|Meta|OpenAI)(?:\p{Lu}\p{Ll}{2,}|U\.?S\.?(?!\$)|UK|EU|l['’]Europe)/u;
/** "In Ireland, Meta spent". */
const placeFirst =
  /^[\s"«“]*(?:In|En|Au|Aux|À|Across) (?:the )?(?!AI|IA|Q[1-4]|H[12]|FY|CY|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|All|Total|Fiscal)(?:\p{Lu}\p{Ll}{2,}|U\.?S\.?|UK|EU)(?: \p{Lu}\p{Ll}+)?,/u;
const site =
  /^[- ](?:\p{L}+[- ]){0,3}?(?:data[- ]?cent(?:er|re)|campus|site|project|facility|complex|hub|fund|fonds|projet|usine|plant|factory|supercomputer|venture|joint|package|programme|program(?!s)|bond|deal|contract|acquisition|stake|investment in)(?!s|\p{L}| (?:spending|plan|budget|investment|build))/iu;

/** "boosting the company's overall revenue": not the part's. */
const wholeCompany =
  /(?<!\p{L})(?:overall|company['’]s (?:overall |total )?|group['’]s (?:overall |total )?)\s*(?:revenue|sales)|chiffre d['’]affaires (?:total|global|du groupe)/iu;

export function linkFigure(context: Context, parts: Parts, figure: Figure): Draft | Refusal {
  const { text } = parts.sentence;
  const refuse = (refused: RefusalReason, company: string | null = null, metric: MetricId | null = null): Refusal => ({
    parts,
    figure,
    refused,
    company,
    metric,
  });
  const early = earlyProblem(text, figure, parts.figures);
  const metric = linkMetric(context, parts, figure);
  const company = linkCompany(context, parts, figure);
  const companyId = typeof company === 'string' ? null : company.value.join('+');
  const growth = figure.kind === 'percent' || figure.kind === 'multiple';
  const named = typeof company === 'string' ? undefined : company.segment;
  const segment = wholeCompany.test(text.slice(clauseStart(text, figure.core), figure.start)) ? undefined : named;
  const [from, to] = [clauseStart(text, figure.core), clauseEnd(text, figure.end)];
  const ofSegment = segment !== undefined && !parts.metrics.some(({ start, end }) => start >= from && end <= to);
  const linkedMetric = ofSegment ? { value: 'revenue' as const, certain: growth } : metric;
  if (early !== undefined) return refuse(early, companyId, typeof metric === 'string' ? null : metric.value);
  if (typeof linkedMetric === 'string') return refuse(linkedMetric, companyId);
  const kind = kindOf(text, parts, figure, linkedMetric.value);
  if (kind === 'no-direction') return refuse('no-direction', companyId, linkedMetric.value);
  if (typeof company === 'string') return refuse(company, null, linkedMetric.value);
  const split = metricOfSegment(linkedMetric.value, segment);
  // "AWS, which gets most of the investment, grew 20 %": nothing but its revenue can be meant.
  const ownMetric =
    split ?? (linkedMetric.value === 'capex' && kind === 'growth' ? metricOfSegment('revenue', segment) : undefined);
  if (ownMetric === undefined) return refuse('not-split', companyId, linkedMetric.value);
  const problem = kind === 'level' ? levelProblem(text, figure, ownMetric) : undefined;
  const foretold = forecastLead.test(text.slice(clauseStart(text, figure.core), figure.start));
  if (ownMetric !== 'capex' && (foretold || (figure.valueTo !== undefined && planWords.test(text))))
    return refuse('forecast', companyId, ownMetric);
  if (problem !== undefined) return refuse(problem, companyId, ownMetric);
  const period = linkPeriod(context, parts, company.value[0] as string, figure);
  if (typeof period === 'string') return refuse(period, companyId, ownMetric);
  const inCalendar = company.value.length > 1 ? toCalendar(context, company.value[0] as string, period) : period;
  const clause = text.slice(clauseStart(text, figure.core), clauseEnd(text, figure.end));
  const lead = text.slice(0, figure.start);
  const planned = planWords.test(clause) || planWords.test(text);
  return {
    parts,
    figure,
    kind,
    companies: { value: company.value, certain: company.certain },
    segment,
    metric: { value: ownMetric, certain: linkedMetric.certain && split !== undefined },
    period: setAgainst(text, figure, inCalendar, planned, kind),
    periodAssumed: period.assumed,
    periodAttached: period.attached,
    basePeriod: period.base,
    sequential: period.sequential,
    sign: kind === 'growth' && directionOf(text, parts, figure) === 'down' ? -1 : 1,
    earlier: figure.move === 'from' || earlierLead.test(lead.slice(-140)) || replacedAfter(text, figure),
    planned,
    plannedBefore: plannedBeforeWords.test(clause),
    listed: company.listed,
  };
}

/** Quarters of several companies are added up by the calendar: their fiscal numbers differ. */
function toCalendar(context: Context, company: string, period: LinkedPeriod): LinkedPeriod {
  const yearEnd = yearEndOf(context.ledger, company);
  const labels = period.value.labels.map((label) => {
    const end = /^FY\d{4}Q[1-4]$/.test(label) ? daysOf(label, yearEnd)?.end : undefined;
    return end === undefined ? label : `${end.slice(0, 4)}Q${Math.ceil(Number(end.slice(5, 7)) / 3)}`;
  });
  return { ...period, value: { labels, literal: period.value.literal } };
}

const opensComparison =
  /^[\s"“«]*(?:(?:In|By) (?:comparison|contrast)|En comparaison|À titre de comparaison)(?!\p{L})/u;
const setAgainstLead = /(?<!\p{L})(?:from|contre|compared with|versus|against)\s*$/iu;

/** "rose to 6.6 billion from 2.2 billion": what was reported is set against the same period of the year, or the quarter, before. */
function setAgainst(
  text: string,
  figure: Figure,
  period: LinkedPeriod,
  planned: boolean,
  kind: Draft['kind'],
): Draft['period'] {
  const plain = { value: period.value, certain: period.certain };
  if (kind !== 'level' || planned) return plain;
  if (opensComparison.test(text)) {
    return {
      value: { labels: [...period.value.labels, ...shifted(period.value, 'quarter').labels], literal: false },
      certain: false,
    };
  }
  if (period.attached) return plain;
  if (figure.move !== 'from' && !setAgainstLead.test(text.slice(Math.max(0, figure.start - 20), figure.start)))
    return plain;
  const labels = [...shifted(period.value, 'year').labels, ...shifted(period.value, 'quarter').labels];
  return labels.length === 0 ? plain : { value: { labels, literal: false }, certain: false };
}

const forecastLead =
  /(?<!\p{L})(?:expects?|expected|expecting|forecasts?|guid(?:es?|ed|ance)|sees|project(?:s|ed)|anticipat(?:es?|ed)|outlook|prévoi(?:t|ent)|table sur|anticipe|vise|attend(?= )|prévisions?)(?!\p{L})[^\d.;:]{0,70}$/iu;

/** "contre 85 milliards précédemment", "against 85 billion before". */
function replacedAfter(text: string, figure: Figure): boolean {
  return (
    /(?<!\p{L})(?:contre|against|versus|vs\.?|from)\s*$/iu.test(
      text.slice(Math.max(0, figure.start - 12), figure.start),
    ) &&
    /^[^.;\d]{0,40}?(?:auparavant|précédemment|jusqu['’](?:ici|alors|à présent)|jusque-là|initialement|previously|before|earlier|so far)(?!\p{L})/iu.test(
      text.slice(figure.end, figure.end + 70),
    )
  );
}

const constantCurrency =
  /hors effets? de change|(?:à )?(?:taux de )?changes? constants?|constant[- ]currency|constant exchange rates|excluding (?:currency|foreign exchange)/iu;

/** Words beside the figure, not beside another one. */
function isConstantCurrency(text: string, figure: Figure, figures: readonly Figure[]): boolean {
  const before = figures.findLast(({ end }) => end <= figure.start)?.end ?? 0;
  const after = figures.find(({ start }) => start >= figure.end)?.start ?? text.length;
  const own = text.slice(figure.end, Math.min(after, figure.end + 40)).split(/[,;(]/u)[0] ?? '';
  return (
    constantCurrency.test(own) ||
    (/^[\s"«(]*(?:hors|in constant|at constant|excluding|à (?:taux|change))/iu.test(
      text.slice(Math.max(before, figure.start - 90), figure.start),
    ) &&
      constantCurrency.test(text.slice(Math.max(before, figure.start - 90), figure.start)))
  );
}

function earlyProblem(text: string, figure: Figure, figures: readonly Figure[]): RefusalReason | undefined {
  if (figure.kind === 'count') return 'count';
  const before = figures.findLast(({ end }) => end <= figure.start)?.end ?? 0;
  if (figure.kind === 'points') return 'points';
  if (figure.kind === 'percent' && isConstantCurrency(text, figure, figures)) return 'constant-currency';
  if (figure.kind !== 'money') return undefined;
  if (figure.currency !== '' && figure.currency !== 'USD') return 'currency';
  if (figure.scale === undefined && Math.abs(figure.value) < 0.001) return 'small';
  if (hypothetical.test(text.slice(Math.max(clauseStart(text, figure.core), before), figure.start)))
    return 'hypothetical';
  const lead = text.slice(Math.max(0, figure.start - 30), figure.start);
  if (differenceLead.test(lead) || differenceAfter.test(text.slice(figure.end, figure.end + 20))) return 'difference';
  return undefined;
}

function levelProblem(text: string, figure: Figure, metric: MetricId): RefusalReason | undefined {
  if (metric !== 'capex') return undefined;
  const end = clauseEnd(text, figure.end);
  const after = text.slice(figure.end, Math.min(end, figure.end + 70));
  const start = text.slice(clauseStart(text, figure.core), figure.start);
  if (placeFirst.test(start)) return 'local';
  if (site.test(after)) return 'project';
  return place.test(after) ? 'local' : undefined;
}

function kindOf(text: string, parts: Parts, figure: Figure, metric: MetricId): Draft['kind'] | 'no-direction' {
  if (figure.kind === 'money') return 'level';
  if (figure.kind === 'multiple') return 'growth';
  const after = text.slice(figure.end, figure.end + 60);
  // "une croissance de 24 % de son chiffre d'affaires" is no share of it.
  const grown = growthNoun.test(text.slice(0, figure.start));
  if (
    !grown &&
    /^\s*(?:of|du|de|des|d['’]|from|for)\s*(?:its |the |their |son |sa |leurs? |total |ses )*(?:revenue|sales|chiffre d['’]affaires|revenus|ventes)/iu.test(
      after,
    )
  ) {
    const named = parts.metrics.some((mention) => mention.metric === 'capex');
    return named || metric === 'capex' ? 'share' : 'no-direction';
  }
  if (
    !grown &&
    /^\s*(?:of|du|des|de (?!plus|moins)|d['’](?!un an|une année|ici)|pour (?:les|des|la|le) )/iu.test(after) &&
    figure.start === figure.core &&
    text[figure.core] !== '+'
  ) {
    return 'no-direction';
  }
  return directionOf(text, parts, figure) === undefined ? 'no-direction' : 'growth';
}

/** Nearest word of rise or fall in the statement of a percentage. */
function directionOf(text: string, parts: Parts, figure: Figure): 'up' | 'down' | undefined {
  if (figure.kind === 'multiple') return 'up';
  if (text[figure.core] === '+') return 'up';
  if (figure.value < 0) return 'up';
  const others = parts.figures.filter((other) => other !== figure);
  const from = Math.max(
    clauseStart(text, figure.core),
    ...others.filter(({ end }) => end <= figure.core).map(({ end }) => end),
    figure.core - 110,
  );
  const next = others.filter(({ core }) => core >= figure.end).map(({ start }) => start);
  const to = Math.min(clauseEnd(text, figure.end), figure.end + 45, ...next);
  const lead = text.slice(from, figure.core);
  const tail = text.slice(figure.end, to);
  const last = (pattern: RegExp) => [...lead.matchAll(pattern)].at(-1)?.index ?? -1;
  const first = (pattern: RegExp) => [...tail.matchAll(pattern)][0]?.index ?? Number.POSITIVE_INFINITY;
  const [upBefore, downBefore, upAfter, downAfter] = [last(up), last(down), first(up), first(down)];
  if (downBefore >= 0 && downBefore > upBefore) return 'down';
  if (upBefore >= 0 && lead.length - upBefore < 90) return 'up';
  if (Math.min(upAfter, downAfter) < 30) return upAfter < downAfter ? 'up' : 'down';
  return undefined;
}
