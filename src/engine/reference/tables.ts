/** The plain meaning of tables: straight lines between points. */
import type { PlanTable, TableOperator } from '../plan/plan.ts';

/** A table with the slope to the right of every point; the last has slope 0, so that the table is flat beyond it. */
export interface Table {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly slope: Float64Array;
}

export function tableOf({ x, y }: PlanTable): Table {
  const slope = x.map((from, i) => {
    const to = x[i + 1];
    return to === undefined ? 0 : ((y[i + 1] as number) - (y[i] as number)) / (to - from);
  });
  return { x: Float64Array.from(x), y: Float64Array.from(y), slope: Float64Array.from(slope) };
}

type TableMeaning = (table: Table, x: number) => number;

/** Index of the last point among the first `count` that is not to the right of x; 0 when there is none or x is NaN. */
function segmentOf({ x: points }: Table, x: number, count: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (x >= (points[middle] as number)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function onLine({ x: points, y, slope }: Table, segment: number, x: number): number {
  return (y[segment] as number) + (x - (points[segment] as number)) * (slope[segment] as number);
}

/** Every form gives NaN for NaN. */
export const tableMeanings: Readonly<Record<TableOperator, TableMeaning>> = {
  /** Flat outside the points, as Vensim documents. */
  lookup: (table, x) => {
    const { x: points } = table;
    const within = Math.min(Math.max(x, points[0] as number), points[points.length - 1] as number);
    return onLine(table, segmentOf(table, within, points.length), within);
  },
  /** The first and the last line carried on. */
  lookup_extrapolate: (table, x) => {
    const count = table.x.length;
    return onLine(table, segmentOf(table, x, Math.max(1, count - 1)), x);
  },
  /** The value at the next point that is not to the left. */
  lookup_forward: ({ x: points, y }, x) => {
    if (Number.isNaN(x)) return x;
    let low = 0;
    let high = points.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((points[middle] as number) >= x) high = middle;
      else low = middle + 1;
    }
    return y[low] as number;
  },
  /** The value at the last point that is not to the right. */
  lookup_backward: (table, x) => (Number.isNaN(x) ? x : (table.y[segmentOf(table, x, table.x.length)] as number)),
};
