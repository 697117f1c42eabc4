/** A belief moved to another middle, as wide as before where its parameter lets it; all pure. */
import type { Distribution } from '#stats';
import type { DecideAxis } from '#studies';

interface Domain {
  readonly low: number;
  readonly high: number;
}

/** Normal quantiles of 95 %, and of the end that a scenario must keep inside the domain, with room for rounding. */
const [z95, zEnd] = [1.6448536269514722, 2.4];

type Axis = Pick<DecideAxis, 'scale' | 'believed'>;

/**
 * @param value Wanted median, inside the domain.
 * @returns A 90 % interval around it: lognormal on an axis of factors, else normal; narrower where the domain is near.
 */
export function movedBelief({ scale, believed }: Axis, value: number, { low, high }: Domain): Distribution {
  const log = scale === 'log' && value > 0;
  const place = (one: number) => (log ? Math.log(one) : one);
  const back = (one: number) => Number((log ? Math.exp(one) : one).toPrecision(6));
  const middle = place(value);
  const width = (place(believed.high) - place(believed.low)) / 2 / z95;
  const room = Math.min(middle - place(log ? Math.max(low, 1e-12) : low), place(high) - middle) / zEnd;
  const deviation = Math.max(Math.min(width, room), Math.abs(middle) * 1e-6, 1e-9);
  return {
    name: log ? 'lognormal90' : 'normal90',
    parameters: [back(middle - z95 * deviation), back(middle + z95 * deviation)],
  };
}

type Scaled = Pick<DecideAxis, 'scale' | 'low' | 'high'>;

/** Where a value stands on an axis: 0 at its low end, 1 at its high end. */
export function shareOn({ scale, low, high }: Scaled, value: number): number {
  const share = scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.min(1, Math.max(0, share));
}

/** @returns Three significant digits, inside the axis. */
export function valueOn({ scale, low, high }: Scaled, share: number): number {
  const inside = Math.min(1, Math.max(0, share));
  const raw = scale === 'log' ? low * (high / low) ** inside : low + (high - low) * inside;
  return Math.min(high, Math.max(low, Number(raw.toPrecision(3))));
}

/** Between the four nearest points of a map, `[row x column]` with row 0 at the low end. */
export function readMap(values: readonly number[], columns: number, rows: number, x: number, y: number): number {
  const [column, row] = [x * (columns - 1), y * (rows - 1)];
  const [left, bottom] = [Math.min(Math.floor(column), columns - 2), Math.min(Math.floor(row), rows - 2)];
  const [a, b] = [column - left, row - bottom];
  const at = (dx: number, dy: number) => values[(bottom + dy) * columns + left + dx] ?? Number.NaN;
  return (1 - b) * ((1 - a) * at(0, 0) + a * at(1, 0)) + b * ((1 - a) * at(0, 1) + a * at(1, 1));
}
