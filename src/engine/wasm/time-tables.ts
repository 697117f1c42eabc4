/** Values that change with time but not between runs: computed once by the host, read by every run. */
import type { TableOperator } from '../plan/plan.ts';
import { operators } from '../reference/operators.ts';
import { type Table, tableMeanings } from '../reference/tables.ts';
import type { TimeAxis } from '../simulator.ts';
import { operandsOf, type ValuePool } from './values.ts';

/** Numbers in all tables of a kernel: beyond it, only time itself is tabulated and the rest is computed by the lanes. */
const mostNumbers = 4_000_000;

/** The values of the level `time` that are read by others or are roots. */
export function tabulatedValues(pool: ValuePool, roots: readonly number[], ticks: number): ReadonlySet<number> {
  const found = new Set<number>();
  const time = new Set<number>();
  const seen = new Set<number>();
  const pending = [...roots];
  while (pending.length > 0) {
    const index = pending.pop() as number;
    if (seen.has(index)) continue;
    seen.add(index);
    const value = pool.at(index);
    if (value.level === 'time') found.add(index);
    if (value.level === 'both') pending.push(...operandsOf(value));
  }
  if (found.size * ticks <= mostNumbers) return found;
  const below = [...found];
  while (below.length > 0) {
    const index = below.pop() as number;
    if (pool.at(index).kind === 'time') time.add(index);
    below.push(...operandsOf(pool.at(index)));
  }
  return time;
}

/**
 * Fills the tables.
 *
 * @param write Takes the value at a tick.
 */
export function fillTimeTables(
  pool: ValuePool,
  tables: readonly Table[],
  roots: readonly number[],
  axis: TimeAxis,
  ticksPerStep: 1 | 2,
  write: (root: number, tick: number, number: number) => void,
): void {
  const needed = new Set<number>();
  const pending = [...roots];
  while (pending.length > 0) {
    const index = pending.pop() as number;
    if (needed.has(index)) continue;
    needed.add(index);
    pending.push(...operandsOf(pool.at(index)));
  }
  const order = [...needed].sort((a, b) => a - b);
  const numbers = new Map<number, number>();
  const at = (index: number | undefined) => (index === undefined ? 0 : (numbers.get(index) as number));
  const ticks = axis.steps * ticksPerStep + 1;
  for (let tick = 0; tick < ticks; tick += 1) {
    const now = axis.start + (tick / ticksPerStep) * axis.dt;
    for (const index of order) {
      const value = pool.at(index);
      if (value.kind === 'constant') numbers.set(index, value.number);
      else if (value.kind === 'time') numbers.set(index, now);
      else if (value.kind === 'operation') {
        const [a, b, c] = value.operands;
        numbers.set(index, operators[value.operator](at(a), at(b), at(c)));
      } else if (value.kind === 'table') {
        const meaning = tableMeanings[value.operator as TableOperator];
        numbers.set(index, meaning(tables[value.table] as Table, at(value.operands[0])));
      }
    }
    for (const root of roots) write(root, tick, at(root));
  }
}
