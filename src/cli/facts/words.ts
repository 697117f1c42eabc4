/** The words of the facts commands, in both languages; ids, column names of files and JSON keys stay English. */
import { frenchSpaces, type Language } from '#base';
import type { MissingValue, MoneyView } from '#ledger';

const english = {
  trend: (quarters: number) => `last ${quarters} quarters`,
  trendYears: 'trend',
  ownSegments: 'Each company has its own cloud segment: the figures do not measure the same thing.',
  otherBases: (companies: string, definition: string) => `${companies} are on another basis, ${definition}.`,
  missing: {} as Readonly<Record<MissingValue['reason'], string>>,
  approximation: (days: string) => days,
  perDefinition: (metric: string, period: string) => `${metric}, ${period}, under every definition`,
  otherDefinitions: (flags: string) => `Other definitions: ${flags}.`,
  basis: 'basis',
  madeOf: 'made of',
  printed: 'as printed',
  conversion: 'converted',
  money: (text: string) => `Amounts in ${text}.`,
  ratioTitle: (period: string) => `Capex against what pays for it, ${period}`,
  ratioOver: (company: string) => `${company}: capex against what pays for it`,
  capex: 'capex',
  revenue: 'revenue',
  cashFlow: 'operating cash flow',
  toRevenue: 'of revenue',
  toCashFlow: 'of op. cash flow',
  toDepreciation: 'x depre- ciation',
  freeCashFlow: 'free cash flow',
  depreciation: 'depreciation',
  freeIs: 'Free cash flow is operating cash flow less capex on the definition shown.',
  depreciationIs: (names: string) => `Depreciation is not one concept. ${names}`,
  depreciationOne: (what: string) => `Depreciation: ${what}.`,
  noSample: 'No outcome on the same or a close definition is known yet.',
  ofProperty: 'that of property and equipment only',
  ofAll: 'depreciation and amortisation, cash-flow line',
  notThere: (company: string, why: string) => `${company}: ${why}.`,
  byCompany: 'By company, outcome over first guidance',
  sampleSize: 'outcomes',
  above: 'above',
  medianFirst: 'median\nover first',
  range: 'range',
  medianLast: 'median\nover last',
  all: 'all',
  fewOutcomes: 'Few outcomes: a count, not a probability.',
  statements: (theme: string) => `Statements: ${theme}`,
  statementsAll: 'Statements',
  themes: {
    'falling-cost': 'falling cost and spending',
    'under-or-over-investing': 'under- or over-investing',
    deepseek: 'DeepSeek',
    'circular-finance': 'circular finance',
    capacity: 'capacity constraints',
    'asset-life': 'asset lives',
    monetisation: 'monetisation',
  } as Readonly<Record<string, string>>,
  figures: (text: string) => `figures: ${text}`,
  noStatement: 'No statement answers to that.',
  rangeTo: 'to',
  noRate: (count: number) =>
    `${count} ${count === 1 ? 'figure is' : 'figures are'} left out: there is no yearly average for their year.`,
  rowsOf: (rows: number, groups: number) =>
    groups === 1
      ? `${rows} ${rows === 1 ? 'row' : 'rows'}.`
      : `${rows} rows in ${groups} series that are not to be mixed.`,
  narrow: (example: string) => `To see each row: ${example}, or --rows.`,
  undated: (count: number) => `${count} rows are left out: the day on which they became public is not gathered.`,
  from: 'from',
  first: 'first',
  last: 'last',
  count: 'rows',
  value: 'value',
  change: 'on the year',
  gaps: (labels: string) => `No figure for ${labels}.`,
  breaks: (labels: string) => `First and restated figures meet at ${labels}: read no growth across it.`,
  trailing: (end: string) => `12 months to ${end}`,
  companies: 'Companies',
  ticker: 'ticker',
  yearEnds: 'year ends',
  held: 'figures',
  usedBy: (rows: number) => `${rows} ${rows === 1 ? 'row' : 'rows'}`,
  sources: (all: number, open: number) => `${all} documents, ${open} of which a reader can open`,
  checked:
    'Checked: schema, units, scale, sums, signs, quarters against years, duplicates, sources, definitions, dates.',
  sound: 'The facts hold together.',
  unsound: (count: number) => `${count} ${count === 1 ? 'check does' : 'checks do'} not hold.`,
  stands: 'It stands:',
};

export type Words = typeof english;

const french: Words = {
  trend: (quarters) => `${quarters} derniers trimestres`,
  trendYears: 'tendance',
  ownSegments: 'Chaque entreprise a son propre segment cloud : les chiffres ne mesurent pas la même chose.',
  otherBases: (companies, definition) => `${companies} sont sur une autre base, ${definition}.`,
  missing: {
    'not-disclosed': 'non publié, ou non relevé',
    'not-yet-reported': 'pas encore publié, ou pas en entier',
    'not-yet-public': 'pas encore public à cette date',
    'publication-date-unknown': 'date de publication non relevée',
    'not-gathered': 'non relevé pour cette période',
    'vintages-differ': 'mêlerait chiffres retraités et premiers chiffres',
  },
  approximation: (days) =>
    frenchSpaces(
      `approché : les trimestres de l’exercice ne coïncident pas avec la période ; ${days} en tient lieu, chaque trimestre compté où tombe son milieu`,
    ),
  perDefinition: (metric, period) => `${metric}, ${period}, sous chaque définition`,
  otherDefinitions: (flags) => frenchSpaces(`Autres définitions : ${flags}.`),
  basis: 'base',
  madeOf: 'composé de',
  printed: 'tel que publié',
  conversion: 'converti',
  money: (text) => `Montants en ${text}.`,
  ratioTitle: (period) => `L’investissement face à ce qui le paie, ${period}`,
  ratioOver: (company) => frenchSpaces(`${company} : l’investissement face à ce qui le paie`),
  capex: 'capex',
  revenue: 'chiffre d’affaires',
  cashFlow: 'flux d’exploitation',
  toRevenue: 'du CA',
  toCashFlow: 'du flux d’exploit.',
  toDepreciation: 'x amor- tissements',
  freeCashFlow: 'flux disponible',
  depreciation: 'amortissements',
  freeIs: 'Le flux disponible est le flux d’exploitation moins l’investissement selon la définition montrée.',
  depreciationIs: (names) => `Les amortissements ne sont pas une seule notion. ${names}`,
  depreciationOne: (what) => frenchSpaces(`Amortissements : ${what}.`),
  noSample: 'Aucun réalisé à définition égale ou proche n’est encore connu.',
  ofProperty: 'ceux des seules immobilisations corporelles',
  ofAll: 'toutes dotations, ligne du tableau de flux',
  notThere: (company, why) => frenchSpaces(`${company} : ${why}.`),
  byCompany: 'Par entreprise, réalisé sur premier objectif',
  sampleSize: 'réalisés',
  above: 'au-dessus',
  medianFirst: 'médiane\nsur premier',
  range: 'étendue',
  medianLast: 'médiane\nsur dernier',
  all: 'toutes',
  fewOutcomes: 'Peu de réalisés : un décompte, pas une probabilité.',
  statements: (theme) => frenchSpaces(`Déclarations : ${theme}`),
  statementsAll: 'Déclarations',
  themes: {
    'falling-cost': 'baisse des coûts et dépenses',
    'under-or-over-investing': 'sous- ou surinvestissement',
    deepseek: 'DeepSeek',
    'circular-finance': 'financement circulaire',
    capacity: 'contraintes de capacité',
    'asset-life': 'durées de vie des actifs',
    monetisation: 'monétisation',
  },
  figures: (text) => frenchSpaces(`chiffres : ${text}`),
  noStatement: 'Aucune déclaration ne répond à cela.',
  rangeTo: 'à',
  noRate: (count) =>
    frenchSpaces(
      `${count} ${count === 1 ? 'chiffre est écarté' : 'chiffres sont écartés'} : pas de moyenne annuelle pour leur année.`,
    ),
  rowsOf: (rows, groups) =>
    groups === 1
      ? `${rows} ${rows === 1 ? 'ligne' : 'lignes'}.`
      : `${rows} lignes en ${groups} séries à ne pas mélanger.`,
  narrow: (example) => frenchSpaces(`Pour voir chaque ligne : ${example}, ou --rows.`),
  undated: (count) => frenchSpaces(`${count} lignes sont écartées : leur jour de publication n’est pas relevé.`),
  from: 'depuis',
  first: 'début',
  last: 'fin',
  count: 'nb',
  value: 'valeur',
  change: 'sur un an',
  gaps: (labels) => `Pas de chiffre pour ${labels}.`,
  breaks: (labels) =>
    frenchSpaces(`Premiers chiffres et chiffres retraités se touchent en ${labels} : n’y lire aucune croissance.`),
  trailing: (end) => `12 mois au ${end}`,
  companies: 'Entreprises',
  ticker: 'code',
  yearEnds: 'clôture',
  held: 'chiffres',
  usedBy: (rows) => `${rows} ${rows === 1 ? 'ligne' : 'lignes'}`,
  sources: (all, open) => `${all} documents, dont ${open} qu’un lecteur peut ouvrir`,
  checked:
    'Vérifié : schéma, unités, ordre de grandeur, sommes, signes, trimestres contre années, doublons, sources, définitions, dates.',
  sound: 'Les faits tiennent ensemble.',
  unsound: (count) => (count === 1 ? '1 contrôle ne tient pas.' : `${count} contrôles ne tiennent pas.`),
  stands: 'Conservé :',
};

export const wordsOf: Readonly<Record<Language, Words>> = { en: english, fr: french };

const signs = { USD: '$', EUR: '€' } as const;

/** Heading of a column of millions: `$ million`, `€ million of 2024`; fr `M$ de 2024`. */
export function millionsIn({ currency, realYear }: MoneyView, lang: Language): string {
  const unit = lang === 'en' ? `${signs[currency]} million` : `M${signs[currency]}`;
  return realYear === undefined ? unit : `${unit} ${lang === 'en' ? 'of' : 'de'} ${realYear}`;
}

/** Heading of a column of billions: `$bn`, `€bn of 2024`; fr `Md$`. */
export function billionsIn({ currency, realYear }: MoneyView, lang: Language): string {
  const unit = lang === 'en' ? `${signs[currency]}bn` : `Md${signs[currency]}`;
  return realYear === undefined ? unit : `${unit} ${lang === 'en' ? 'of' : 'de'} ${realYear}`;
}
