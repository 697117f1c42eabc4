/** Figures of a sentence: amounts, percentages, multiples, ranges, with how exactly they are meant. */

import type { Language } from '#base';
import type { Figure, FigureKind } from './figure.ts';
import { multiplesOf } from './multiples.ts';
import { numberOfWord, numberPattern, numberWords, readNumber } from './numbers.ts';
import { qualifierBefore } from './qualifiers.ts';
import { type Scale, scaleOf, scalePattern } from './scales.ts';

interface Token {
  start: number;
  end: number;
  digits: string;
  kind: FigureKind | 'bare';
  scale: Scale | undefined;
  currency: string;
}

const numbers = new RegExp(String.raw`(?<![\p{L}\p{N}.,/#])(?:${numberPattern})`, 'gu');
const before = /(US\$|USD|CA\$|A\$|HK\$|\$|EUR|€|GBP|£|¥|RMB)[ \u00a0]?$/u;
const currencyAfter =
  /[ \u00a0\u202f-]?(?:de |d['’])?(US dollars?|dollars?(?: américains| US)?|USD|US\$|\$|euros?|EUR|€|GBP|£|pounds?|livres sterling|yuans?|RMB|CNY|yens?|美元|francs?)(?!\p{L})/iuy;
const percentAfter = /[ \u00a0\u202f]?(%|percent(?!age)|per cent|pour ?cent|pct)/iuy;
const pointsAfter =
  /[ \u00a0\u202f-]?(?:percentage[ -]points?|points? de pourcentage|basis points|points? de base|points?|pts?|pp)(?!\p{L})/iuy;
const countAfter =
  /[ \u00a0\u202f-]?(?:de |d['’]|of )?(?:[\p{L}’'-]+ ){0,2}?(?:GW|MW|TWh|gigawatts?|m[eé]gawatts?|GPUs?|TPUs?|chips?|puces?|processeurs?|processors?|accelerators?|accélérateurs?|servers?|serveurs?|employees|employés|salariés|workers|jobs|emplois|postes|people|personnes|users?|utilisateurs?|tokens?|jetons?|customers?|clients?|subscribers?|abonnés?|data cent(?:er|re)s?|countries|pays|shares|actions|square feet|homes|foyers|hours?|heures?|parameters|paramètres|articles?|times|fois|barrels?|tonnes?|tons?)(?!\p{L})/iuy;

/** Currency signs and words by their code. */
function currencyCode(text: string): string {
  if (/euro|EUR|€/i.test(text)) return 'EUR';
  if (/GBP|£|pound|livre/i.test(text)) return 'GBP';
  if (/^(?:CA|A|HK)\$/.test(text)) return 'other';
  return /\$|dollar|USD|美元/i.test(text) ? 'USD' : 'other';
}

export function figuresOf(sentence: string, language: Language): Figure[] {
  const tokens = tokensOf(sentence);
  inheritUnits(sentence, tokens);
  const figures: Figure[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.kind === 'bare') continue;
    const next = tokens[index + 1];
    const link = next !== undefined && next.kind === token.kind ? linkOf(sentence, token, next) : undefined;
    const figure = toFigure(sentence, token, language);
    if (link === 'range' && !apart(sentence, token, next as Token)) {
      const high = toFigure(sentence, next as Token, language);
      if (high.value > figure.value) {
        figures.push({ ...figure, end: high.end, valueTo: high.value, half: Math.max(figure.half, high.half) });
        index += 1;
        continue;
      }
    }
    const moved = figures.at(-1)?.move === 'from' && index > 0 ? 'to' : undefined;
    figures.push({ ...figure, move: link === 'change' ? 'from' : moved });
  }
  return [...figures, ...wordAmounts(sentence, figures, language), ...multiplesOf(sentence)].sort(
    (left, right) => left.start - right.start,
  );
}

function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(numbers)].map((match) => {
    const at = match.index + match[0].length;
    const sign = before.exec(sentence.slice(Math.max(0, match.index - 5), match.index));
    const start = match.index - (sign?.[0].length ?? 0);
    return readUnits(sentence, { start, digits: match[0], at, sign: sign?.[1] });
  });
}

function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readUnits(
  sentence: string,
  number: { readonly start: number; readonly digits: string; readonly at: number; readonly sign: string | undefined },
): Token {
  const { start, digits, at, sign } = number;
  const token = (kind: Token['kind'], end: number, scale?: Scale, currency = ''): Token => ({
    start,
    end,
    digits,
    kind,
    scale,
    currency,
  });
  const percent = stick(percentAfter, sentence, at);
  if (percent !== null) return token('percent', at + percent[0].length);
  const points = stick(pointsAfter, sentence, at);
  if (points !== null && sign === undefined) return token('points', at + points[0].length);
  const scaleMatch = stick(scalePattern, sentence, at);
  const scaleEnd = at + (scaleMatch?.[0].length ?? 0);
  const after = stick(currencyAfter, sentence, scaleEnd);
  const currency = sign ?? after?.[1];
  // "$180–190B": the sign stands at the first end only.
  const signed = currency !== undefined || rangeLead.test(sentence.slice(Math.max(0, start - 16), start));
  const scale = scaleMatch === null ? undefined : scaleOf(scaleMatch[1] as string, signed);
  if (scaleMatch !== null && scale === undefined) return token('bare', at);
  const end = after === null || sign !== undefined ? scaleEnd : scaleEnd + after[0].length;
  if (currency !== undefined) return token('money', end, scale, currencyCode(currency));
  const count = stick(countAfter, sentence, scaleEnd);
  if (count !== null) return token('count', scaleEnd + count[0].length, scale);
  return scale === undefined ? token('bare', at) : token('money', scaleEnd, scale);
}

const rangeLead = /[$€£][ \u00a0]?\d[\d.,]*[ \u00a0]?(?:[-–—]|to|and)[ \u00a0]?$/u;

const joins =
  /^[ \u00a0]*(?:,|and|et|or|ou|to|à|-|–|—|&|, ?and|, ?et|, ?puis)[ \u00a0]*(?:about|around|roughly|nearly|environ|près de)?[ \u00a0]*(?:US)?\$?[ \u00a0]*$/iu;

/** "75, 80 and 65 billion": the first ones take the unit of the last. A year takes none. */
function inheritUnits(sentence: string, tokens: Token[]): void {
  for (let index = tokens.length - 2; index >= 0; index--) {
    const token = tokens[index] as Token;
    const next = tokens[index + 1] as Token;
    const lacks = token.kind === 'bare' || (token.kind === 'money' && token.scale === undefined);
    if (!lacks || (next.scale === undefined && next.kind !== 'percent')) continue;
    if (token.kind === 'bare' && /^(?:19|20)\d\d$/.test(token.digits)) continue;
    if (!joins.test(sentence.slice(token.end, next.start))) continue;
    token.kind = next.kind;
    token.scale = next.scale;
    token.currency = token.currency || next.currency;
  }
}

const verbsOfChange =
  /(?:rais|lift|hik|increas|rose|rise|grew|grow|jump|climb|went|move|up|cut|lower|fell|drop|surg|soar|relev|port|pass|augment|progress|bond|grimp|hausse|baiss|rédui|réduit|recul|chut|tomb|révis|revis)\p{L}*/iu;

/** How two figures that follow each other belong together. */
function linkOf(sentence: string, token: Token, next: Token): 'range' | 'change' | undefined {
  const gap = sentence.slice(token.end, next.start).trim().toLowerCase();
  const lead = sentence.slice(Math.max(0, token.start - 60), token.start);
  const head = /(?:^|[^\p{L}])(from|de|between|entre|d['’])\s*(?:about|environ|\$)?\s*$/iu
    .exec(lead)?.[1]
    ?.toLowerCase();
  if (/^[-–—]\s*(?:us)?\$?$/.test(gap)) return 'range';
  if (head === 'between' || head === 'entre') return /^(?:and|et)$/.test(gap) ? 'range' : undefined;
  if (!/^(?:to|à)(?: (?:about|around|environ|près de))?$/.test(gap)) return undefined;
  if (/(?:fourchette|range|comprise?s?|intervalle)\s+(?:de|of|from|entre)\s*(?:\$\s*)?$/iu.test(lead)) return 'range';
  const moved = verbsOfChange.test(lead.slice(0, Math.max(0, lead.length - 5)));
  return (head === 'from' || head === 'de' || head === "d'") && moved ? 'change' : 'range';
}

/** "respectively between 75 and 80": two figures for two names. */
function apart(sentence: string, token: Token, next: Token): boolean {
  const around = sentence.slice(Math.max(0, token.start - 40), next.end + 20);
  return /respective(?:ly|ment)/i.test(around) && /^\s*(?:et|and)\s*\$?$/i.test(sentence.slice(token.end, next.start));
}

function toFigure(sentence: string, token: Token, language: Language): Figure {
  const { value, half } = readNumber(token.digits, language, token.scale !== undefined);
  const factor = token.kind === 'money' ? sizeIn(language, token.scale) : 1;
  const signed = /[+\u2212–-]$/u.exec(sentence.slice(Math.max(0, token.start - 1), token.start));
  const isSign = signed !== null && !/[\p{L}\p{N}]/u.test(sentence[token.start - 2] ?? '');
  const core = isSign ? token.start - 1 : token.start;
  const qualifier = qualifierBefore(sentence, core);
  const negative = isSign && signed[0] !== '+';
  return {
    start: qualifier.start,
    end: token.end,
    core,
    kind: token.kind === 'bare' ? 'count' : token.kind,
    value: value * factor * (negative ? -1 : 1),
    half: half * factor,
    currency: token.currency,
    qualifier: qualifier.kind,
    move: undefined,
    scale: token.scale,
  };
}

/** Billions in one unit of a scale; the French billion is 10^12. */
function sizeIn(language: Language, scale: Scale | undefined): number {
  if (scale === undefined) return 1e-9;
  return language === 'fr' && scale.isBillion ? 1000 : scale.billions;
}

const amountInWords = new RegExp(
  String.raw`(?<![\p{L}\d-])(${numberWords}) (milliards?|billions?|trillions?|millions?|mille milliards)((?: de| d['’])? ?(?:US )?(?:dollars?|euros?))?(?!\p{L})`,
  'giu',
);

/** "one hundred billion dollars", "cent milliards". */
function wordAmounts(sentence: string, known: readonly Figure[], language: Language): Figure[] {
  return [...sentence.matchAll(amountInWords)].flatMap((match): Figure[] => {
    const value = numberOfWord(match[1] as string);
    const scale = scaleOf(match[2] as string, true);
    const end = match.index + match[0].length;
    if (
      value === undefined ||
      scale === undefined ||
      known.some((figure) => figure.start < end && figure.end > match.index)
    ) {
      return [];
    }
    const qualifier = qualifierBefore(sentence, match.index);
    return [
      {
        start: qualifier.start,
        end,
        core: match.index,
        kind: 'money',
        value: value * sizeIn(language, scale),
        half: 0.5 * sizeIn(language, scale),
        currency: match[3] === undefined ? '' : currencyCode(match[3]),
        qualifier: qualifier.kind,
        move: undefined,
        scale,
      },
    ];
  });
}
