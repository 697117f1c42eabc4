/**
 * From values to pixels, and round values between. Ticks are those of d3-array; the rest of d3's scales (colours, dates,
 * formats) would be a third of the page's first scripts, for two formulas.
 */
import { nice, ticks } from 'd3-array';
import { log10 } from '#base';

export interface Scale {
  (value: number): number;
  /** Round values inside the domain, about so many. */
  readonly ticks: (count: number) => number[];
}

type Ends = readonly [number, number];

export function linearScale([low, high]: Ends, [from, to]: Ends): Scale {
  const at = (value: number) => from + ((value - low) / (high - low)) * (to - from);
  return Object.assign(at, { ticks: (count: number) => ticks(low, high, count) });
}

/** Equal factors are equal lengths; both ends are above zero. Ticks are the digits 1 to 9 of each decade, or decades alone. */
export function logScale([low, high]: Ends, range: Ends): Scale {
  const [first, last] = [log10(low), log10(high)];
  const place = linearScale([first, last], range);
  const decadesBetween = (count: number) => {
    const powers = ticks(first, last, Math.min(count, last - first)).filter(Number.isInteger);
    return powers.map((power) => Number(`1e${power}`));
  };
  const digits = () => {
    const decades = Array.from({ length: Math.floor(last) - Math.floor(first) + 1 }, (_, k) => Math.floor(first) + k);
    const all = decades.flatMap((power) => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => Number(`${digit}e${power}`)));
    return all.filter((value) => value >= low && value <= high);
  };
  return Object.assign((value: number) => place(log10(value)), {
    ticks: (count: number) => {
      if (last - first >= count) return decadesBetween(count);
      const found = digits();
      return found.length * 2 < count ? ticks(low, high, count) : found;
    },
  });
}

/** Round ends that hold both. */
export function niceEnds([low, high]: Ends, count: number): [number, number] {
  return nice(low, high, count);
}
