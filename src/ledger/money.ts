/** Amounts in another currency or in the money of one year, by yearly averages that are facts themselves. */

import { addDays, daysBetween, type IsoDate, JevonsError, type Localised, type Period } from '#base';
import { sourceReferences } from './catalog.ts';
import type { Catalog } from './catalog-types.ts';
import type { TableRow } from './tables.ts';
import type { FactValue, SourceReference, Status } from './types.ts';

export type Currency = 'USD' | 'EUR';

/** How amounts are to be shown. */
export interface MoneyView {
  readonly currency: Currency;
  /** Calendar year in whose money amounts are shown; absent for the money of their own time. */
  readonly realYear?: number | undefined;
}

/** One figure that a conversion multiplies or divides by. */
export interface ConversionStep {
  readonly operation: 'times' | 'over';
  readonly value: number;
  /** `US CPI-U 2024`, `USD per EUR 2024`. */
  readonly label: string;
  readonly published: IsoDate;
  readonly status: Status;
  readonly sources: readonly SourceReference[];
}

/** What turns an amount of a period in US dollars into the view. */
export interface Conversion {
  readonly view: MoneyView;
  /** Multiplies US dollars. */
  readonly factor: number;
  /** `EUR`, `USD of 2024`. */
  readonly unit: string;
  /** The view in words. */
  readonly text: Localised;
  readonly steps: readonly ConversionStep[];
}

/** A figure in some money: `unit` is no longer always US dollars. */
export type MoneyFact = Omit<FactValue, 'unit'> & {
  readonly unit: string;
  /** As printed, and how it was converted; absent when the view is nominal US dollars. */
  readonly nominal?: { readonly value: number; readonly unit: FactValue['unit'] };
  readonly conversion?: Conversion;
};

/** Nominal US dollars, as everything is printed. */
export const asPrinted: MoneyView = { currency: 'USD' };

export function isAsPrinted(view: MoneyView): boolean {
  return view.currency === 'USD' && view.realYear === undefined;
}

/**
 * Real amounts are deflated with US consumer prices: times the index of the wished year, over that of the period's. Euros
 * are dollars over the average rate: of the period's year, or of the wished year for real amounts. The year of a period
 * is the calendar year that holds its middle day, so a fiscal year to June is converted at the year in which it ends
 * or begins, whichever holds more of it.
 *
 * @param asOf Only averages that were public on that day.
 * @throws JevonsError kind `data`, code `missing-rate`, when a year has no average; the hint says which years have one.
 */
export function findConversion(catalog: Catalog, period: Period, view: MoneyView, asOf?: IsoDate): Conversion {
  const year = yearOf(period);
  const steps: ConversionStep[] = [];
  if (view.realYear !== undefined && view.realYear !== year) {
    steps.push(index(catalog, view.realYear, 'times', asOf), index(catalog, year, 'over', asOf));
  }
  if (view.currency === 'EUR') steps.push(euroRate(catalog, view.realYear ?? year, asOf));
  const factor = steps.reduce(
    (product, { operation, value }) => (operation === 'times' ? product * value : product / value),
    1,
  );
  const ofYear = view.realYear === undefined ? '' : ` of ${view.realYear}`;
  return { view, factor, unit: `${view.currency}${ofYear}`, text: moneyText(view), steps };
}

/** The view in words, for headings and notes. */
export function moneyText({ currency, realYear }: MoneyView): Localised {
  const en = currency === 'USD' ? 'US dollars' : 'euros';
  const fr = currency === 'USD' ? 'dollars américains' : 'euros';
  if (realYear === undefined) return { en: `nominal ${en}`, fr: `${fr} courants` };
  const enRate = currency === 'EUR' ? `, at the average rate of ${realYear}` : '';
  const frRate = currency === 'EUR' ? `, au taux moyen de ${realYear}` : '';
  return {
    en: `constant ${en} of ${realYear}, deflated with US consumer prices (CPI-U)${enRate}`,
    fr: `${fr} constants de ${realYear}, déflatés par les prix à la consommation américains (CPI-U)${frRate}`,
  };
}

/** A figure in the view. A view as printed gives the figure itself. @throws JevonsError `missing-rate`. */
export function inMoney(catalog: Catalog, fact: FactValue, view: MoneyView, asOf?: IsoDate): MoneyFact {
  if (isAsPrinted(view)) return fact;
  const conversion = findConversion(catalog, fact.period, view, asOf);
  const convert = (value: number) => Math.round(value * conversion.factor * 1000) / 1000;
  return {
    ...fact,
    value: convert(fact.value),
    unit: conversion.unit.replace(/^\w+/, '$& million'),
    roundedTo: fact.roundedTo * conversion.factor,
    status: conversion.steps.length === 0 ? fact.status : 'derived',
    nominal: { value: fact.value, unit: fact.unit },
    conversion,
  };
}

/** The calendar year that holds the middle day. */
export function yearOf({ start, end }: Period): number {
  return Number(
    addDays(start === '' ? end : start, Math.floor(start === '' ? 0 : daysBetween(start, end) / 2)).slice(0, 4),
  );
}

function index(catalog: Catalog, year: number, operation: 'times' | 'over', asOf: IsoDate | undefined): ConversionStep {
  const row = rowOf(catalog.rows('price-index'), year, 'US consumer prices', asOf);
  return step(catalog, row, row.value, `US CPI-U ${year}`, operation);
}

function euroRate(catalog: Catalog, year: number, asOf: IsoDate | undefined): ConversionStep {
  const row = rowOf(catalog.rows('exchange-rates'), year, 'the euro', asOf);
  return step(catalog, row, row.usd_per_unit, `USD per EUR ${year}`, 'over');
}

function step(
  catalog: Catalog,
  row: TableRow<'price-index'> | TableRow<'exchange-rates'>,
  value: number,
  label: string,
  operation: 'times' | 'over',
): ConversionStep {
  const { published, status, sources, place } = row;
  return { operation, value, label, published, status, sources: sourceReferences(catalog, sources, place) };
}

function rowOf<Row extends { readonly year: string; readonly published: IsoDate }>(
  rows: readonly Row[],
  year: number,
  what: string,
  asOf: IsoDate | undefined,
): Row {
  const visible = rows.filter((row) => asOf === undefined || row.published <= asOf);
  const found = visible.find((row) => row.year === String(year));
  if (found !== undefined) return found;
  const years = visible.map((row) => row.year).sort();
  const known = years.length === 0 ? 'no year has one' : `years with one are ${years[0]} to ${years.at(-1)}`;
  const when = asOf === undefined ? '' : ` public on ${asOf}`;
  throw new JevonsError(`there is no yearly average of ${what} for ${year}${when}`, {
    kind: 'data',
    code: 'missing-rate',
    hint: `${known}; show such amounts in nominal US dollars, or in the money of a year that has one`,
  });
}
