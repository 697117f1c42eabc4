/** The fact tables and their columns. The reader, the row schemas and the manual all take them from here. */

import type { Columns, RowOf } from './columns.ts';

const source = { kind: 'ids', refersTo: 'sources', meaning: 'documents that say so: ids of sources.csv' } as const;
const place = { kind: 'text', optional: true, meaning: 'where in the document' } as const;
const note = { kind: 'text', optional: true, meaning: 'remark' } as const;
const company = { kind: 'id', refersTo: 'actors', meaning: 'id of actors.csv' } as const;
const grade = {
  kind: 'choice',
  values: ['A', 'B', 'C'],
  meaning: 'A primary document, B copy or quotation of one, C tracker, press or compilation',
} as const;
const status = {
  kind: 'choice',
  values: ['reported', 'derived', 'single-source'],
  meaning: 'reported: printed by the company or seen in two places; derived: computed; single-source: one place only',
} as const;
const quality = { kind: 'text', meaning: 'kind of evidence' } as const;

const actors = {
  id: { kind: 'id', meaning: 'id' },
  ticker: { kind: 'text', optional: true, meaning: 'ticker' },
  name: { kind: 'text', meaning: 'name' },
  aliases: { kind: 'words', meaning: 'other names, lower case' },
  cik: { kind: 'text', optional: true, meaning: 'number at the SEC' },
  fiscal_year_end: {
    kind: 'month-day',
    optional: true,
    meaning: 'month and day; NVIDIA ends on its last Sunday of January',
  },
  currency: { kind: 'text', meaning: 'ISO 4217' },
  role: {
    kind: 'choice',
    values: ['hyperscaler', 'neocloud', 'supplier', 'laboratory', 'joint-venture', 'other'],
    meaning: 'part in the race',
  },
  label_en: { kind: 'text', meaning: 'English label' },
  label_fr: { kind: 'text', meaning: 'French label' },
} as const satisfies Columns;

const sources = {
  id: { kind: 'id', meaning: 'id' },
  title: { kind: 'text', meaning: 'title of the document' },
  publisher: { kind: 'text', meaning: 'who published it' },
  url: { kind: 'url', optional: true, meaning: 'address' },
  kind: {
    kind: 'choice',
    values: [
      'filing',
      'release',
      'regulator-data',
      'workbook',
      'call',
      'interview',
      'official-statistics',
      'dataset',
      'price-list',
      'report',
      'news',
      'blog',
      'social',
      'tracker',
      'compilation',
      'own',
    ],
    meaning: 'kind of document',
  },
  confirmable: { kind: 'flag', meaning: 'whether a reader can open it' },
  credit: { kind: 'text', optional: true, meaning: 'licence, credit, version' },
} as const satisfies Columns;

const metrics = {
  id: { kind: 'id', meaning: 'id' },
  kind: { kind: 'choice', values: ['flow', 'stock'], meaning: 'over a period, or at its end' },
  unit: { kind: 'choice', values: ['USD million'], meaning: 'unit' },
  may_be_negative: { kind: 'flag', meaning: 'whether a negative value makes sense' },
  label_en: { kind: 'text', meaning: 'English label' },
  label_fr: { kind: 'text', meaning: 'French label' },
} as const satisfies Columns;

const definitions = {
  metric: { kind: 'id', refersTo: 'metrics', meaning: 'id of metrics.csv' },
  id: { kind: 'id', meaning: 'name of the definition, as the command line takes it' },
  company,
  default: { kind: 'flag', meaning: 'the one meant when none is named' },
  guided: { kind: 'flag', meaning: 'the one the company guides on' },
  basis: { kind: 'id', meaning: 'figures compare only on the same basis' },
  text_en: { kind: 'text', meaning: 'the definition in English' },
  text_fr: { kind: 'text', meaning: 'the definition in French' },
} as const satisfies Columns;

const financials = {
  company,
  metric: { kind: 'id', refersTo: 'metrics', meaning: 'id of metrics.csv' },
  definition: { kind: 'id', meaning: 'id of definitions.csv for that metric and company' },
  period: { kind: 'text', meaning: 'fiscal label: FY2025, FY2025Q3' },
  start: { kind: 'day', optional: true, meaning: 'first day; empty for a stock' },
  end: { kind: 'day', meaning: 'last day' },
  value: { kind: 'number', meaning: 'as printed, in its unit' },
  unit: { kind: 'choice', values: ['USD million'], meaning: 'unit' },
  rounded_to: { kind: 'number', meaning: 'rounding of the printed figure, same unit' },
  published: { kind: 'day', optional: true, meaning: 'first day on which the figure was public' },
  read_on: { kind: 'day', optional: true, meaning: 'date of the document in which it was read, when another day' },
  published_reason: { kind: 'text', optional: true, meaning: 'why the day is what it is, or is missing' },
  vintage: { kind: 'choice', values: ['first', 'recast'], meaning: 'as first published, or restated later' },
  status,
  grade,
  sources: source,
  place,
  arithmetic: { kind: 'text', optional: true, meaning: 'figures it was computed from: "13058 - 6842"' },
  note,
} as const satisfies Columns;

const guidance = {
  company,
  date: { kind: 'moment', meaning: 'day or month of the statement, as the source has it' },
  precision: { kind: 'choice', values: ['day', 'month', 'year'], meaning: 'how exactly the date is known' },
  known_from: { kind: 'day', meaning: 'first day on which it counts as known' },
  known_reason: { kind: 'text', optional: true, meaning: 'how that day was chosen' },
  period: { kind: 'text', meaning: 'CY2025, FY2026, FY2025Q3, 2024Q4, or in words' },
  start: { kind: 'day', optional: true, meaning: 'first day covered' },
  end: { kind: 'day', optional: true, meaning: 'last day covered' },
  low: { kind: 'number', optional: true, meaning: 'low end' },
  high: { kind: 'number', optional: true, meaning: 'high end; empty for "more than"' },
  unit: { kind: 'choice', values: ['USD billion'], meaning: 'unit' },
  basis: { kind: 'choice', values: ['stated', 'implied'], meaning: 'stated, or worked out from what was said' },
  qualitative_en: { kind: 'text', optional: true, meaning: 'what was said, in English' },
  qualitative_fr: { kind: 'text', optional: true, meaning: 'what was said, in French' },
  definition: { kind: 'id', refersTo: 'guidance-definitions', meaning: 'id of guidance-definitions.csv' },
  attribution: {
    kind: 'choice',
    optional: true,
    values: ['price', 'mixed', 'definition'],
    meaning: 'what the change was put down to: dearer parts, price and volume, a change of definition',
  },
  price_part: { kind: 'number', optional: true, meaning: 'part of the figure that is dearer parts, USD billion' },
  event: { kind: 'text', meaning: 'call, letter, post' },
  sources: source,
  place,
  status,
  grade,
  note,
} as const satisfies Columns;

const guidanceDefinitions = {
  id: { kind: 'id', meaning: 'id' },
  metric: { kind: 'id', optional: true, refersTo: 'metrics', meaning: 'metric of the outcome' },
  definition: { kind: 'id', optional: true, meaning: 'definition of the outcome' },
  comparable: {
    kind: 'choice',
    values: ['same', 'close', 'different'],
    meaning: 'how far the outcome compares with the guidance',
  },
  text_en: { kind: 'text', meaning: 'the definition in English' },
  text_fr: { kind: 'text', meaning: 'the definition in French' },
} as const satisfies Columns;

const releaseDates = {
  company,
  period: { kind: 'text', meaning: 'fiscal label' },
  end: { kind: 'day', meaning: 'last day of the period' },
  kind: { kind: 'choice', values: ['release', 'filing'], meaning: 'results release, or 10-Q and 10-K' },
  date: { kind: 'day', meaning: 'day it came out' },
  precision: { kind: 'choice', values: ['day', 'month'], meaning: 'month: the last day of it is taken' },
  source: { kind: 'ids', refersTo: 'sources', meaning: 'id of sources.csv' },
  place,
} as const satisfies Columns;

const statements = {
  company: {
    kind: 'id',
    optional: true,
    refersTo: 'actors',
    meaning: 'id of actors.csv when the speaker belongs to one',
  },
  date: { kind: 'moment', meaning: 'day, month or year of the statement' },
  known_from: { kind: 'day', meaning: 'first day on which it counts as known' },
  speaker: { kind: 'text', meaning: 'who' },
  organization: { kind: 'text', meaning: 'for whom' },
  theme: {
    kind: 'choice',
    values: [
      'falling-cost',
      'under-or-over-investing',
      'deepseek',
      'circular-finance',
      'capacity',
      'asset-life',
      'monetisation',
    ],
    meaning: 'theme',
  },
  text_en: { kind: 'text', meaning: 'what was said, in our words' },
  text_fr: { kind: 'text', meaning: 'the same in French' },
  figure: { kind: 'text', optional: true, meaning: 'figures named, USD billion unless said' },
  sources: source,
  place,
  grade,
  note,
} as const satisfies Columns;

const assetLives = {
  company,
  asset: { kind: 'text', meaning: 'kind of asset' },
  from_years: { kind: 'number', optional: true, meaning: 'life before, years' },
  to_years: { kind: 'number', meaning: 'life after, years' },
  effective: { kind: 'moment', meaning: 'from when it counts' },
  announced: { kind: 'moment', meaning: 'when it was said' },
  effect: { kind: 'text', optional: true, meaning: 'effect on results, USD billion' },
  sources: source,
  grade,
  note,
} as const satisfies Columns;

const tokenPrices = {
  model: { kind: 'text', meaning: 'model, as named by the vendor' },
  vendor: { kind: 'text', meaning: 'vendor' },
  date: { kind: 'moment', meaning: 'date of the price' },
  date_kind: {
    kind: 'choice',
    values: ['model-release', 'price-list', 'as-stated', 'effective'],
    meaning: 'what the date is',
  },
  input: { kind: 'number', meaning: 'USD per million input tokens' },
  output: { kind: 'number', meaning: 'USD per million output tokens' },
  use_for_calibration: { kind: 'flag', meaning: 'whether a fit may use it' },
  reason: { kind: 'text', optional: true, meaning: 'why not, or with what care' },
  quality,
  source: { kind: 'ids', refersTo: 'sources', meaning: 'id of sources.csv' },
  place,
  note,
} as const satisfies Columns;

const gpuRental = {
  date: { kind: 'moment', meaning: 'date of the price' },
  gpu: { kind: 'text', meaning: 'accelerator' },
  price: { kind: 'number', meaning: 'USD per accelerator-hour' },
  term: { kind: 'choice', values: ['on-demand', 'spot', '1-year', '3-year'], meaning: 'term; never mix terms' },
  vendor: { kind: 'text', meaning: 'vendor or index' },
  kind: {
    kind: 'choice',
    values: ['list-price', 'index', 'median', 'description', 'estimate', 'upper-bound'],
    meaning: 'kind of figure; never mix kinds',
  },
  quality,
  source: { kind: 'ids', refersTo: 'sources', meaning: 'id of sources.csv' },
  place,
} as const satisfies Columns;

const tokensProcessed = {
  entity: { kind: 'text', meaning: 'who' },
  scope: { kind: 'text', meaning: 'what is counted; never chain scopes' },
  date: { kind: 'text', meaning: 'date or period as stated' },
  end: { kind: 'day', meaning: 'last day meant' },
  value: { kind: 'number', meaning: 'as stated' },
  unit: { kind: 'text', meaning: 'unit as stated' },
  tokens_per_month: { kind: 'number', meaning: 'tokens a month' },
  quality,
  source: { kind: 'ids', refersTo: 'sources', meaning: 'id of sources.csv' },
  note,
} as const satisfies Columns;

const aiRevenue = {
  entity: { kind: 'text', meaning: 'who' },
  metric: { kind: 'text', meaning: 'what is counted' },
  date: { kind: 'text', meaning: 'date or period as stated' },
  end: { kind: 'day', meaning: 'last day meant' },
  value: { kind: 'number', meaning: 'USD billion' },
  basis: { kind: 'text', meaning: 'annualised, quarter or year; never mix' },
  quality,
  source: { kind: 'ids', refersTo: 'sources', meaning: 'id of sources.csv' },
  note,
} as const satisfies Columns;

const computeStock = {
  date: { kind: 'day', meaning: 'end of the quarter' },
  maker: { kind: 'text', meaning: 'maker of the chips' },
  owner: { kind: 'text', meaning: 'owner, or all' },
  start_of_cumulation: { kind: 'day', meaning: 'sales are counted from here' },
  h100e_p5: { kind: 'number', meaning: 'H100 equivalents, 5 %' },
  h100e_median: { kind: 'number', meaning: 'H100 equivalents, median' },
  h100e_p95: { kind: 'number', meaning: 'H100 equivalents, 95 %' },
  units_median: { kind: 'number', meaning: 'chips, median' },
  power_median: { kind: 'number', meaning: 'MW, median' },
  incomplete: { kind: 'flag', meaning: 'whether the last quarter is partial' },
  source: { kind: 'ids', refersTo: 'sources', meaning: 'id of sources.csv' },
  place,
} as const satisfies Columns;

const nvidiaRevenue = {
  period: { kind: 'text', meaning: 'fiscal quarter' },
  start: { kind: 'day', meaning: 'first day' },
  end: { kind: 'day', meaning: 'last day' },
  total: { kind: 'number', optional: true, meaning: 'revenue, USD billion' },
  data_center: { kind: 'number', meaning: 'data-centre revenue, USD billion' },
  compute: { kind: 'number', optional: true, meaning: 'compute part of it, USD billion' },
  compute_share: { kind: 'number', optional: true, meaning: 'compute over data centre, 0 to 1' },
  quality,
  source: { kind: 'ids', refersTo: 'sources', meaning: 'id of sources.csv' },
  place,
} as const satisfies Columns;

const adoption = {
  date: { kind: 'text', meaning: 'date or span as stated' },
  end: { kind: 'day', meaning: 'last day meant' },
  measure: { kind: 'text', meaning: 'what was asked' },
  share: { kind: 'number', meaning: 'share of firms, 0 to 1' },
  question: { kind: 'text', meaning: 'wording; levels break when it changes' },
  quality,
  source: { kind: 'ids', refersTo: 'sources', meaning: 'id of sources.csv' },
} as const satisfies Columns;

const exchangeRates = {
  year: { kind: 'text', meaning: 'calendar year' },
  currency: { kind: 'choice', values: ['EUR'], meaning: 'ISO 4217' },
  usd_per_unit: { kind: 'number', meaning: 'US dollars for one unit, average of the year' },
  published: { kind: 'day', meaning: 'first day on which it was public' },
  status,
  grade,
  sources: source,
  place,
  note,
} as const satisfies Columns;

const priceIndex = {
  year: { kind: 'text', meaning: 'calendar year' },
  index: { kind: 'choice', values: ['us-cpi-u'], meaning: 'US consumer prices, all urban consumers' },
  value: { kind: 'number', meaning: 'average of the year, 1982-84 = 100' },
  published: { kind: 'day', meaning: 'first day on which it was public' },
  status,
  grade,
  sources: source,
  place,
  note,
} as const satisfies Columns;

const exceptions = {
  check: { kind: 'id', meaning: 'check of `verify`' },
  subject: { kind: 'text', meaning: 'what it is about, as the finding names it' },
  reason: { kind: 'text', meaning: 'why it is right as it stands' },
} as const satisfies Columns;

/** Every table, by the name of its file without `.csv`. */
export const tables = {
  actors,
  sources,
  metrics,
  definitions,
  financials,
  guidance,
  'guidance-definitions': guidanceDefinitions,
  'release-dates': releaseDates,
  statements,
  'asset-lives': assetLives,
  'token-prices': tokenPrices,
  'gpu-rental': gpuRental,
  'tokens-processed': tokensProcessed,
  'ai-revenue': aiRevenue,
  'compute-stock': computeStock,
  'nvidia-revenue': nvidiaRevenue,
  adoption,
  'exchange-rates': exchangeRates,
  'price-index': priceIndex,
  exceptions,
} as const;

export type TableName = keyof typeof tables;
export type TableRow<Name extends TableName> = RowOf<(typeof tables)[Name]>;

/** Without these the ledger cannot answer; the others may be left out. */
export const requiredTables: readonly TableName[] = [
  'actors',
  'sources',
  'metrics',
  'definitions',
  'financials',
  'guidance',
  'guidance-definitions',
];

/** Dated series for calibration and charts. */
export const observationTables = [
  'token-prices',
  'gpu-rental',
  'tokens-processed',
  'ai-revenue',
  'compute-stock',
  'nvidia-revenue',
  'adoption',
  'asset-lives',
  'release-dates',
  'exchange-rates',
  'price-index',
] as const satisfies readonly TableName[];

export type ObservationTable = (typeof observationTables)[number];
