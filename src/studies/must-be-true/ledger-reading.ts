/** One figure read from the ledger, and the units it may be asked in. */
import { type IsoDate, JevonsError, type Localised } from '#base';
import type { SourceReference } from '#ledger';
import type { LedgerMark } from './types.ts';

/** The day of knowledge, and a calendar year when not the latest is wanted. */
export interface Moment {
  readonly asOf?: IsoDate | undefined;
  readonly year?: number | undefined;
}

export interface Reading {
  readonly label: string;
  /** Unit of the input. */
  readonly value: number;
  readonly period: Localised;
  readonly published: IsoDate | null;
  readonly sources: readonly SourceReference[];
  readonly marks: readonly LedgerMark[];
}

/** A period as the ledger labels it, in both languages. */
export function periodText(label: string): Localised {
  const trailing = /^last four quarters to (.*)$/.exec(label);
  return { en: label, fr: trailing === null ? label : `quatre derniers trimestres au ${trailing[1]}` };
}

/** Millions of dollars in each unit of money. */
const millions: Readonly<Record<string, number>> = {
  'USD million': 1,
  'USD billion': 1e3,
  $m: 1,
  $bn: 1e3,
  $tn: 1e6,
};

/**
 * Factor from a unit of the ledger to the unit of an input, whose divisor (`$bn/Year`) does not matter.
 *
 * @throws JevonsError kind `data`, code `malformed-thesis`, when the input is no money.
 */
export function moneyScale(from: 'USD million' | 'USD billion', unit: string): number {
  const to = millions[unit.split('/')[0] ?? ''];
  if (to !== undefined) return (millions[from] as number) / to;
  throw new JevonsError(`the ledger answers in ${from}, the input is in ${unit}`, {
    kind: 'data',
    code: 'malformed-thesis',
    where: 'inputs.csv',
  });
}
