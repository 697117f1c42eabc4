/** What a row of each dated series is, what must not be mixed, and when it became known. */

import { endOfMonth, type IsoDate, isDate, JevonsError, type Localised } from '#base';
import type { Catalog } from './catalog-types.ts';
import type { CellValue } from './columns.ts';
import { type ObservationTable, observationTables } from './tables.ts';

export type ObservationRow = Readonly<Record<string, CellValue>>;

export interface ObservationInfo {
  readonly table: ObservationTable;
  readonly label: Localised;
  /** Column of the day or period that a row is about. */
  readonly date: string;
  /** Numbers of a row, the main one first. */
  readonly values: readonly { readonly column: string; readonly unit: string }[];
  /** Rows belong to one series only when these agree. */
  readonly apart: readonly string[];
  /** Columns of flags and reasons to show beside the numbers. */
  readonly marks: readonly string[];
  /** What to keep in mind; empty when nothing. */
  readonly note: Localised;
  /** First day on which a row was public; empty when that is not gathered. */
  readonly known: (row: ObservationRow, catalog: Catalog) => IsoDate | '';
}

const none: Localised = { en: '', fr: '' };
const neverDated = () => '' as const;

const infos: readonly ObservationInfo[] = [
  {
    table: 'token-prices',
    label: { en: 'List prices of language models', fr: 'Prix catalogue des modèles de langage' },
    date: 'date',
    values: [
      { column: 'output', unit: 'USD per million output tokens' },
      { column: 'input', unit: 'USD per million input tokens' },
    ],
    apart: ['vendor', 'model'],
    marks: ['use_for_calibration', 'reason'],
    note: {
      en: 'Fits use only rows with use_for_calibration; the others say why not.',
      fr: 'Les calages n’emploient que les lignes use_for_calibration ; les autres disent pourquoi.',
    },
    // A price read in a later catalogue may not have been the price on the day of the model's release.
    known: (row) => (row.date_kind === 'model-release' ? '' : lastDay(String(row.date))),
  },
  {
    table: 'gpu-rental',
    label: { en: 'Rents of accelerators', fr: 'Loyers des accélérateurs' },
    date: 'date',
    values: [{ column: 'price', unit: 'USD per accelerator-hour' }],
    apart: ['gpu', 'term', 'kind', 'vendor'],
    marks: [],
    note: { en: 'Terms and kinds are never mixed.', fr: 'Durées et natures ne se mélangent jamais.' },
    known: (row) => (row.kind === 'list-price' ? lastDay(String(row.date)) : ''),
  },
  {
    table: 'tokens-processed',
    label: { en: 'Tokens processed', fr: 'Tokens traités' },
    date: 'end',
    values: [{ column: 'tokens_per_month', unit: 'tokens a month' }],
    apart: ['entity', 'scope'],
    marks: [],
    note: { en: 'Scopes are never chained.', fr: 'Les périmètres ne s’enchaînent jamais.' },
    known: neverDated,
  },
  {
    table: 'ai-revenue',
    label: { en: 'AI revenue and run rates', fr: 'Revenus de l’IA et rythmes annualisés' },
    date: 'end',
    values: [{ column: 'value', unit: 'USD billion' }],
    apart: ['entity', 'metric', 'basis'],
    marks: [],
    note: { en: 'Bases are never mixed.', fr: 'Les bases ne se mélangent jamais.' },
    known: neverDated,
  },
  {
    table: 'compute-stock',
    label: { en: 'Stock of compute', fr: 'Stock de calcul' },
    date: 'date',
    values: [
      { column: 'h100e_median', unit: 'H100 equivalents' },
      { column: 'h100e_p5', unit: 'H100 equivalents, 5 %' },
      { column: 'h100e_p95', unit: 'H100 equivalents, 95 %' },
      { column: 'units_median', unit: 'chips' },
      { column: 'power_median', unit: 'MW' },
    ],
    apart: ['maker', 'owner'],
    marks: ['incomplete'],
    note: {
      en: 'Epoch AI, CC BY 4.0. Cumulative, without retirements; 5 to 95 % bands.',
      fr: 'Epoch AI, CC BY 4.0. Cumulé, sans mises au rebut ; bandes de 5 à 95 %.',
    },
    known: neverDated,
  },
  {
    table: 'nvidia-revenue',
    label: { en: 'NVIDIA, data-centre revenue', fr: 'NVIDIA, revenus des centres de données' },
    date: 'end',
    values: [
      { column: 'data_center', unit: 'USD billion' },
      { column: 'compute', unit: 'USD billion' },
      { column: 'total', unit: 'USD billion' },
    ],
    apart: [],
    marks: [],
    note: none,
    known: (row, catalog) =>
      catalog
        .rows('release-dates')
        .filter(({ company, period }) => company === 'nvidia' && period === row.period)
        .map(({ date }) => date)
        .sort()[0] ?? '',
  },
  {
    table: 'adoption',
    label: { en: 'Firms that use AI', fr: 'Entreprises qui utilisent l’IA' },
    date: 'end',
    values: [{ column: 'share', unit: 'share of US firms, 0 to 1' }],
    apart: ['measure', 'question'],
    marks: [],
    note: {
      en: 'The level breaks when the question changes.',
      fr: 'Le niveau change de base quand la question change.',
    },
    known: neverDated,
  },
  {
    table: 'asset-lives',
    label: { en: 'Changes of asset lives', fr: 'Changements de durée de vie des actifs' },
    date: 'announced',
    values: [
      { column: 'to_years', unit: 'years' },
      { column: 'from_years', unit: 'years' },
    ],
    apart: ['company', 'asset'],
    marks: ['effect'],
    note: none,
    known: (row) => lastDay(String(row.announced)),
  },
  {
    table: 'release-dates',
    label: { en: 'Days on which periods became public', fr: 'Jours de publication des périodes' },
    date: 'date',
    values: [],
    apart: ['company', 'kind'],
    marks: [],
    note: none,
    known: (row) => String(row.date),
  },
  {
    table: 'exchange-rates',
    label: { en: 'Exchange rates, yearly averages', fr: 'Taux de change, moyennes annuelles' },
    date: 'year',
    values: [{ column: 'usd_per_unit', unit: 'USD for one unit' }],
    apart: ['currency'],
    marks: [],
    note: none,
    known: (row) => String(row.published),
  },
  {
    table: 'price-index',
    label: { en: 'US consumer prices, yearly averages', fr: 'Prix à la consommation américains, moyennes annuelles' },
    date: 'year',
    values: [{ column: 'value', unit: '1982-84 = 100' }],
    apart: ['index'],
    marks: [],
    note: none,
    known: (row) => String(row.published),
  },
];

/** @throws JevonsError kind `usage`, code `unknown-series`. */
export function observationInfo(table: string): ObservationInfo {
  const info = infos.find((one) => one.table === table);
  if (info !== undefined) return info;
  throw new JevonsError(`unknown series "${table}"`, {
    kind: 'usage',
    code: 'unknown-series',
    hint: `known: ${observationTables.join(', ')}`,
  });
}

/** The last day that a day, month or year may mean; anything else stays as it is. */
export function lastDay(moment: string): string {
  if (isDate(moment)) return moment;
  if (/^\d{4}-\d{2}$/.test(moment)) return endOfMonth(`${moment}-01`);
  return /^\d{4}$/.test(moment) ? `${moment}-12-31` : moment;
}
