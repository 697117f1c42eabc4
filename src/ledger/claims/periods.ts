/** Periods that a sentence names, as they are written. */

import { monthNames, monthNumber } from './article-date.ts';
import { lowerPattern, lowerText } from './lower-case.ts';

export type PeriodReading =
  | {
      readonly kind: 'period';
      /** Undefined: to be found from the article's date. */
      readonly year: number | undefined;
      readonly part: 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'H1' | 'H2' | '9M' | undefined;
      readonly basis: 'fiscal' | 'calendar' | 'bare';
      /** Years from the article's own: -1 for "last year". */
      readonly relative?: number;
    }
  | {
      readonly kind: 'ends';
      readonly month: number;
      readonly year: number | undefined;
      readonly length: 'quarter' | 'year';
      /** "ending", without a year: the next one may be meant. */
      readonly open: boolean;
    }
  | {
      readonly kind:
        | 'latest-quarter'
        | 'full-year'
        | 'year-ago'
        | 'quarter-ago'
        | 'trailing-year'
        | 'several-years'
        | 'next-quarter';
    };

export interface PeriodMention {
  readonly start: number;
  readonly end: number;
  readonly reading: PeriodReading;
  /** What something is compared with: "compared with 2024". */
  readonly base: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Rule = readonly [RegExp, read: (groups: Groups) => PeriodReading | undefined, needsMonth: boolean];

const fiscalWord = `fiscal(?: year)?|fiscal-year|FY|exercice(?: fiscal| comptable)?|année fiscale`;
const year = String.raw`(?<year>(?:19|20)\d{2})`;
const shortYear = String.raw`(?<year>(?:19|20)\d{2}|\d{2})`;
const ordinal = `(?<ord>first|second|third|fourth|final|1st|2nd|3rd|4th|premier|1er|deuxième|second|troisième|quatrième|2e|2ème|3e|3ème|4e|4ème)`;
const ofYear = String.raw`(?:,? (?:of |in |de |du |de l['’]|d['’])?(?:its |the |son |l['’])?(?<fy>${fiscalWord}|calendar(?: year)?|année(?: civile)?|de)?[ -]?(?:20\d{2}[-/])?${year})?`;
const small = String.raw`two|three|four|five|six|seven|eight|ten|several|deux|trois|quatre|cinq|six|sept|huit|dix|plusieurs|\d{1,2}`;

function rule(source: string, read: Rule[1]): Rule {
  const pattern = lowerPattern(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`);
  return [pattern, read, source.includes(monthNames)];
}

const anyMonth = new RegExp(monthNames, 'u');

function yearOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : text.length === 2 ? 2000 + Number(text) : Number(text);
}

function basisOf(...texts: readonly (string | undefined)[]): 'fiscal' | 'calendar' | 'bare' {
  const all = texts.join(' ').toLowerCase();
  return /fiscal|fy|exercice/.test(all) ? 'fiscal' : /calendar|civile/.test(all) ? 'calendar' : 'bare';
}

const ordinals: Readonly<Record<string, number>> = { first: 1, '1st': 1, premier: 1, '1er': 1, second: 2, '2nd': 2 };

function quarterOf(word: string | undefined): 'Q1' | 'Q2' | 'Q3' | 'Q4' {
  const key = (word ?? '').toLowerCase();
  const known = ordinals[key];
  if (known !== undefined) return `Q${known}` as 'Q1';
  return /^(?:deux|2)/.test(key) ? 'Q2' : /^(?:third|3|troi)/.test(key) ? 'Q3' : 'Q4';
}

const period = (
  part: Extract<PeriodReading, { kind: 'period' }>['part'],
  text: string | undefined,
  basis: 'fiscal' | 'calendar' | 'bare',
): PeriodReading => ({ kind: 'period', year: yearOf(text), part, basis });

const relative = (years: number, basis: 'fiscal' | 'bare'): PeriodReading => ({
  kind: 'period',
  year: undefined,
  part: undefined,
  basis,
  relative: years,
});

/** Two-month names of calendar quarters: "October-December". */
const quarterByMonths: Readonly<Record<number, 'Q1' | 'Q2' | 'Q3' | 'Q4'>> = { 3: 'Q1', 6: 'Q2', 9: 'Q3', 12: 'Q4' };

/** Earlier rules win where two overlap. */
const rules: readonly Rule[] = [
  rule(
    String.raw`(?:(?:over|across|in|for|during|sur|pendant|en) (?:the )?(?:next |coming |past |last |les )?(?:prochaines? |dernières )?(?:${small}) (?:prochaines? |dernières )?(?:years|ans|années)|(?:through|until|by|up to|d['’]ici(?: à| fin| la fin)?|jusqu['’](?:en|à)) (?:the end of |la fin de |fin )?(?:20(?:2[7-9]|[3-9]\d))|(?:over|by the end of|d['’]ici la fin de) (?:the|this|la) (?:decade|décennie)|(?:20\d{2})[-–](?:20(?:2[7-9]|[3-9]\d)))`,
    () => ({ kind: 'several-years' }),
  ),
  rule(
    String.raw`(?:${monthNames})\.?(?:[- ](?:to|à|through)[- ]|[-–])(?<m>${monthNames})(?: quarter)?(?:,? (?:of )?${year})?`,
    ({ m, year }) => {
      const part = quarterByMonths[monthNumber(m ?? '') ?? 0];
      return part === undefined ? undefined : period(part, year, 'calendar');
    },
  ),
  rule(
    String.raw`(?:the )?(?:(?<q>quarter|three months|trimestre|trois mois)|(?<y>(?:fiscal )?year|twelve months|exercice(?: fiscal)?|année fiscale))(?:,? (?:that |which |qui )?(?:ended|(?<open>ending|ends|finissant|se terminant|s['’]achevant)|to|through|clos|close|achevé|terminé))(?: (?:on|in|at the end of|fin|en|le|au|à fin))?(?: \d{1,2}(?:st|nd|rd|th|er)?)?(?: of)? (?<m>${monthNames})\.?(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? ${year})?`,
    ({ q, m, year, open }) => {
      const month = monthNumber(m ?? '');
      return month === undefined
        ? undefined
        : {
            kind: 'ends',
            month,
            year: yearOf(year),
            length: q === undefined ? 'year' : 'quarter',
            open: open !== undefined,
          };
    },
  ),
  rule(`(?:the |its )?(?<m>${monthNames})[- ]quarter(?: of)?(?: ${year})?`, ({ m, year }) => {
    const month = monthNumber(m ?? '');
    return month === undefined
      ? undefined
      : { kind: 'ends', month, year: yearOf(year), length: 'quarter', open: false };
  }),
  rule(`${year} (?:(?<f>fiscal) )?(?<ord>first|second|third|fourth)[- ]quarter`, ({ year, ord, f }) =>
    period(quarterOf(ord), year, basisOf(f)),
  ),
  rule(`(?:fiscal|FY)[ -]?(?:year )?${shortYear}[ ,]*(?:${ordinal}[- ]quarter|Q(?<n>[1-4]))`, ({ year, ord, n }) =>
    period(n === undefined ? quarterOf(ord) : (`Q${n}` as 'Q1'), year, 'fiscal'),
  ),
  rule(
    `(?:the |le |du |au )?(?<f>fiscal[- ])?${ordinal}[- ](?<f2>fiscal[- ])?(?:quarter|trimestre)(?<f3> (?:fiscal|calendaire))?${ofYear}`,
    ({ ord, f, f2, f3, fy, year }) => period(quarterOf(ord), year, basisOf(f, f2, f3, fy)),
  ),
  rule(
    `(?<f>fiscal |calendar )?[QT](?<n>[1-4])(?:[ -](?:of |de )?(?<fy>${fiscalWord}|calendar|CY)?[ -]?['’]?${shortYear})?`,
    ({ n, f, fy, year }) => period(`Q${n}` as 'Q1', year, basisOf(f, fy)),
  ),
  rule(`(?<n>[1-4])Q[ -]?['’]?${shortYear}`, ({ n, year }) => period(`Q${n}` as 'Q1', year, 'bare')),
  rule(`${year}[ -]?[QT](?<n>[1-4])`, ({ n, year }) => period(`Q${n}` as 'Q1', year, 'bare')),
  rule(
    `(?:the |le |du |au )?(?<f>fiscal )?(?<ord>first|second|premier|second|deuxième|1er|2e|2ème)[- ](?:half|semestre)${ofYear}`,
    ({ ord, f, fy, year }) => period(quarterOf(ord) === 'Q1' ? 'H1' : 'H2', year, basisOf(f, fy)),
  ),
  rule(`[HS](?<n>[12])[ -](?<fy>FY)?${shortYear}`, ({ n, fy, year }) => period(`H${n}` as 'H1', year, basisOf(fy))),
  rule(`(?:the )?(?:first nine months|neuf premiers mois|nine months)${ofYear}`, ({ fy, year }) =>
    period('9M', year, basisOf(fy)),
  ),
  rule(`(?:first six months|six premiers mois)${ofYear}`, ({ fy, year }) => period('H1', year, basisOf(fy))),
  rule(
    `(?:the )?(?:trailing|last|past|previous|preceding) (?:twelve|12)[- ]months?(?: basis)?|(?:last|past) four quarters|TTM|sur (?:les )?(?:douze|12) mois|(?:douze|12) (?:derniers mois|mois glissants)|quatre derniers trimestres`,
    () => ({ kind: 'trailing-year' }),
  ),
  rule(
    String.raw`(?:a|the|one) year (?:ago|earlier|before|prior)|the (?:previous|prior|preceding) year|(?:de )?l['’]an(?:née)? précédente?|l['’]année d['’]avant|year[- ](?:on|over)[- ]year|yoy|y\/y|year-ago(?: quarter| period)?|(?:the )?same (?:quarter|period|time) (?:of )?(?:last year|a year (?:ago|earlier)|the previous year|the year before)|annually|(?:d['’])?une? an(?:née)? (?:plus tôt|auparavant|avant)|sur un an|en un an|en glissement annuel|(?:la |au )?même (?:période|trimestre)(?: (?:de l['’]année précédente|un an plus tôt|de l['’]an dernier|de l['’]an passé|l['’]an dernier))?|d['’]une année (?:sur|à) l['’]autre`,
    () => ({ kind: 'year-ago' }),
  ),
  rule(
    `(?:the )?(?:previous|prior|preceding) quarter|a quarter (?:ago|earlier)|quarter[- ](?:on|over)[- ]quarter|sequentially|qoq|(?:au |du |le )?trimestre précédent|d['’]un trimestre (?:sur|à) l['’]autre`,
    () => ({ kind: 'quarter-ago' }),
  ),
  rule(
    `(?:the )?(?:next|coming|current) quarter|(?:le |au |du )?trimestre en cours|(?:au |le )?(?:prochain trimestre|trimestre prochain|trimestre suivant)`,
    () => ({ kind: 'next-quarter' }),
  ),
  rule(`(?:the |its )?(?:current|this) fiscal year|(?:l['’]|son )?exercice en cours|cet exercice`, () =>
    relative(0, 'fiscal'),
  ),
  rule(`(?:the )?(?:last|previous|prior) fiscal year|(?:l['’])?exercice (?:précédent|écoulé|clos)`, () =>
    relative(-1, 'fiscal'),
  ),
  rule(`(?:the )?next fiscal year|(?:l['’])?exercice (?:prochain|suivant)|prochain exercice`, () =>
    relative(1, 'fiscal'),
  ),
  rule(
    String.raw`exercice(?: fiscal| comptable)?(?: décalé)? (?:clos|achevé|terminé)(?: (?:fin|en|le|au))?(?: \d{1,2})? (?<m>${monthNames}) ${year}`,
    ({ m, year }) => {
      const month = monthNumber(m ?? '');
      return month === undefined ? undefined : { kind: 'ends', month, year: yearOf(year), length: 'year', open: false };
    },
  ),
  rule(String.raw`(?<fy>${fiscalWord})[ -]?(?:20\d{2}[-/])?['’]?${shortYear}(?!\s?%)`, ({ year }) =>
    period(undefined, year, 'fiscal'),
  ),
  rule(`${year} fiscal(?: year)?`, ({ year }) => period(undefined, year, 'fiscal')),
  rule(`(?:calendar(?: year)?|CY|année (?:civile|calendaire)) ?${year}`, ({ year }) =>
    period(undefined, year, 'calendar'),
  ),
  rule(
    `this year|(?:the )?current year|(?:by |before |at )?(?:the )?end of the year|(?:d['’]ici )?(?:la )?fin (?:de l['’]|d['’])année|cette année|(?:l['’])?année en cours`,
    () => relative(0, 'bare'),
  ),
  rule(`last year|(?:l['’])?an(?:née)? (?:dernier|dernière|passée?)`, () => relative(-1, 'bare')),
  rule(`next year|(?:l['’])?an(?:née)? (?:prochaine?|suivante?)`, () => relative(1, 'bare')),
  rule(
    `(?:the )?(?:last|latest|most recent|recent|reported|just-ended|this|past) quarter|(?:in|for|during|of) the quarter|(?:its )?quarterly|trimestriel(?:le)?s?|(?:au|du|le|ce|son) (?:dernier )?trimestre(?: écoulé)?|(?:for|in) the (?:three|3) months|three-month period`,
    () => ({ kind: 'latest-quarter' }),
  ),
  rule(
    `(?:for |over |in |of )?(?:the )?(?:full[- ](?:fiscal[- ])?year|(?:whole|entire) (?:fiscal )?year|year as a whole)|(?:for|over) the (?:fiscal )?year|(?:sur |pour )?(?:l['’]ensemble de l['’]|toute l['’])(?:année|exercice)|(?:sur|pour) l['’](?:année|exercice)(?: entière?| complète?)?`,
    () => ({ kind: 'full-year' }),
  ),
];

/** A day or a month of an event: "on 6 February 2025", "in February 2025" say when something was said, not which period. */
const eventDate = lowerPattern(
  String.raw`(?<!\p{L})(?:\d{1,2}(?:er|st|nd|rd|th)?[ \u00a0])?(?:${monthNames})\.?(?:[ \u00a0]\d{1,2}(?:st|nd|rd|th)?(?!\d))?(?:,?[ \u00a0](?:of )?20\d{2})?(?!\p{L}|\d)|\d{4}-\d{2}-\d{2}`,
);

const bareYear = lowerPattern(
  String.raw`(?<![\p{L}\p{N}$€£.,/-])(?:19|20)\d{2}(?![\p{L}\p{N}%/]|[.,]\d|[ \u00a0]?(?:%|milliards|millions|billion|million|dollars|GPU|MW|GW|employees|salariés|emplois|jobs))`,
);

const baseLead =
  /(?<!\p{L})(?:par rapport (?:à|au|aux)|double|twice|triple|deux fois|trois fois|le double de|comparée?s? (?:à|au)|compared (?:with|to)|relative to|versus|vs\.?|from|over|on|than(?: in| for| it [\p{L}]+ in)?|qu['’]en|que (?:pour|l['’]|celui|celles?)|contre|since|depuis|against|à celui de|à celle de|above|au lieu de)\s*(?:the |that of |those of |la |le |l['’]|all of |those in |celles? de |ceux de )?(?:level (?:of|in) )?$/iu;

export function periodsOf(sentence: string): PeriodMention[] {
  const lower = lowerText(sentence);
  const found: PeriodMention[] = [];
  const free = (start: number, end: number) => !found.some((mention) => mention.start < end && mention.end > start);
  // Patterns with the names of months are the dear ones.
  const hasMonth = anyMonth.test(lower);
  for (const [pattern, read, needsMonth] of rules) {
    if (needsMonth && !hasMonth) continue;
    for (const match of lower.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!free(match.index, end)) continue;
      const reading = read(match.groups ?? {});
      if (reading !== undefined) found.push({ start: match.index, end, reading, base: isBase(sentence, match.index) });
    }
  }
  const dates = [...(hasMonth || /\d-\d/.test(lower) ? lower.matchAll(eventDate) : [])].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  for (const match of lower.matchAll(bareYear)) {
    const end = match.index + match[0].length;
    const inDate = dates.some(([from, to]) => from < end && to > match.index);
    if (inDate || !free(match.index, end)) continue;
    const reading: PeriodReading = { kind: 'period', year: Number(match[0]), part: undefined, basis: 'bare' };
    found.push({ start: match.index, end, reading, base: isBase(sentence, match.index) });
  }
  return found.sort((left, right) => left.start - right.start);
}

function isBase(sentence: string, start: number): boolean {
  return baseLead.test(sentence.slice(Math.max(0, start - 40), start));
}
