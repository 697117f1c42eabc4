/**
 * Tables on a group of lanes, without a branch: the segment is the number of points that the input has reached,
 * and the row of that segment holds its point, value and slope.
 */
import type { TableOperator } from '../plan/plan.ts';
import type { Table } from '../reference/tables.ts';
import { CodeWriter, type VectorCode } from './code-writer.ts';
import { f64, i32 } from './encoder.ts';
import { groupTypes, type Lane, Lanes, number, parameter } from './lanes.ts';
import { pairsPerGroup } from './memory-layout.ts';

/** x, y, slope and one unused number. */
export const rowSize = 32;

/** Above this many points a search by halves is quicker than comparing with all. */
const mostComparisons = 24;

export function tableBytes(table: Table): number {
  return table.x.length * rowSize;
}

export function writeTable(table: Table, numbers: Float64Array, address: number): void {
  const first = address / 8;
  table.x.forEach((x, i) => {
    numbers.set([x, table.y[i] as number, table.slope[i] as number], first + i * 4);
  });
}

/**
 * A function that counts, for one number, the points of a table that it has reached (or passed), by halves.
 * Parameters: the number, the address of the first point looked at, the number of points. Result: the count.
 */
export function searchFunction(comparison: 'f64_ge' | 'f64_gt'): CodeWriter {
  const w = new CodeWriter([f64, i32, i32], [i32]);
  const [input, points, count] = [0, 1, 2];
  const low = w.local(i32);
  const high = w.local(i32);
  const middle = w.local(i32);
  w.get(count).set(high);
  w.block(() => {
    w.loop(() => {
      w.get(low).get(high).do('i32_ge_s').branchIf(1);
      w.get(low).get(high).do('i32_add').i32(1).do('i32_shr_u').set(middle);
      w.get(input).get(points).get(middle).i32(5).do('i32_shl', 'i32_add').loadNumber().do(comparison);
      w.if(
        () => w.get(middle).i32(1).do('i32_add').set(low),
        () => w.get(middle).set(high),
      );
      w.branch(0);
    });
  });
  w.get(low);
  return w;
}

export interface SearchFunctions {
  readonly f64_ge: number;
  readonly f64_gt: number;
}

interface Form {
  /** The first point compared with, and how many fewer than all there are. */
  readonly first: number;
  readonly left: number;
  readonly comparison: 'f64_ge' | 'f64_gt';
  readonly clamped: boolean;
  readonly result: 'line' | 'value';
}

const forms: Readonly<Record<TableOperator, Form>> = {
  lookup: { first: 1, left: 1, comparison: 'f64_ge', clamped: true, result: 'line' },
  lookup_extrapolate: { first: 1, left: 2, comparison: 'f64_ge', clamped: false, result: 'line' },
  lookup_forward: { first: 0, left: 1, comparison: 'f64_gt', clamped: false, result: 'value' },
  lookup_backward: { first: 1, left: 1, comparison: 'f64_ge', clamped: false, result: 'value' },
};

export function tableFunction(
  operator: TableOperator,
  table: Table,
  address: number,
  search: SearchFunctions,
): CodeWriter {
  const form = forms[operator];
  const writer = new CodeWriter(groupTypes, groupTypes);
  const l = new Lanes(writer);
  const points = [...table.x];
  const input = parameter(0);
  const x = form.clamped
    ? l.do(
        'f64x2_min',
        l.do('f64x2_max', input, number(points[0] as number)),
        number(points[points.length - 1] as number),
      )
    : input;
  const compared = points.slice(form.first, Math.max(form.first, points.length - form.left + form.first));
  const rows = segmentRows(l, x, form, compared, address, search);
  const field = (offset: number): Lane => {
    return l.each((pair) => {
      const [first, second] = rows[pair] as readonly [number, number];
      writer.get(second).get(first).loadLow(offset).loadLane(1, offset);
    });
  };
  if (form.result === 'line') {
    l.result(l.add(field(8), l.multiply(l.subtract(x, field(0)), field(16))));
  } else {
    l.result(l.choose(l.equal(x, x), field(8), x));
  }
  return writer;
}

/** Locals that hold the address of the row of each lane, by pair. */
function segmentRows(
  l: Lanes,
  x: Lane,
  form: Form,
  compared: readonly number[],
  address: number,
  search: SearchFunctions,
): readonly (readonly [number, number])[] {
  const { writer } = l;
  const rows = Array.from({ length: pairsPerGroup }, () => [writer.local(i32), writer.local(i32)] as const);
  const eachLane = (write: (pair: number, lane: 0 | 1, row: number) => void) => {
    rows.forEach(([first, second], pair) => {
      write(pair, 0, first);
      write(pair, 1, second);
    });
  };
  if (compared.length <= mostComparisons) {
    const comparison: VectorCode = form.comparison === 'f64_ge' ? 'f64x2_ge' : 'f64x2_gt';
    let count: Lane = { bits: [0, 0] };
    for (const point of compared) count = l.do('i64x2_sub', count, l.do(comparison, x, number(point)));
    eachLane((pair, lane, row) => {
      l.push(count, pair).laneBits(lane).do('i32_wrap_i64').i32(5).do('i32_shl').i32(address).do('i32_add').set(row);
    });
    return rows;
  }
  eachLane((pair, lane, row) => {
    l.push(x, pair).lane(lane);
    writer
      .i32(address + form.first * rowSize)
      .i32(compared.length)
      .call(search[form.comparison]);
    writer.i32(5).do('i32_shl').i32(address).do('i32_add').set(row);
  });
  return rows;
}
