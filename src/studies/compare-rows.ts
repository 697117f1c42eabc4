/** A comparison as one table, for programs. */
import type { CompareResult } from './compare-types.ts';

type Cell = string | number | null;

export interface CompareRows {
  readonly columns: readonly string[];
  /** `[record][column]`; null where a part does not have it. */
  readonly records: readonly (readonly Cell[])[];
}

const columns = [
  'first',
  'other',
  'output',
  'unit',
  'part',
  'mean',
  'standard_error',
  'q0.1',
  'q0.5',
  'q0.9',
  'first_q0.1',
  'first_q0.5',
  'first_q0.9',
  'other_q0.1',
  'other_q0.5',
  'other_q0.9',
  'share_first_above',
  'share_other_above',
  'share_equal',
];

/** One row for each whole difference, then one for each part of it; what a part does not have is empty. */
export function compareRows(result: CompareResult): CompareRows {
  const records = result.comparisons.flatMap(({ other, outputs }, index) => {
    const names = [result.first.id, result.comparisons.length > 1 ? `${index + 1}:${other.id}` : other.id];
    return outputs.flatMap((one): Cell[][] => {
      const row = (part: string, value: number, error: number, rest: readonly Cell[] = []): Cell[] => [
        ...names,
        one.id,
        one.unit,
        part,
        value,
        error,
        ...Array.from({ length: columns.length - 7 }, (_, i) => rest[i] ?? null),
      ];
      const { difference: d, first, other: second } = one;
      return [
        row('whole', d.mean.value, d.mean.standardError, [
          ...[d, first, second].flatMap(({ low, median, high }) => [low, median, high]),
          ...[one.firstAbove, one.otherAbove, one.equal].map(({ value }) => value),
        ]),
        ...one.byGroup.map(({ group, value, standardError }) => row(`group ${group}`, value, standardError)),
        ...one.byChange.map(({ id, value, standardError }) => row(id, value, standardError)),
      ];
    });
  });
  return { columns, records };
}
