import { cos, ln } from '#base';
import { openUnit, philox4x32 } from '#stats';
import type { Draws } from './program.ts';

/** Attempts at a truncated draw before the nearest bound is taken: only hopeless bounds get there. */
const mostAttempts = 1000;

const twoPi = 6.283185307179586;

/**
 * Random numbers inside a run. Every draw is a function of seed, run, call site, step and attempt alone
 * (Philox4x32-10 counters), so that neither the order of evaluation nor the split into batches matters.
 */
export class RunDraws implements Draws {
  step = 0;
  private seed = 0;
  private run = 0;

  begin(seed: number, run: number): void {
    this.seed = seed;
    this.run = run;
    this.step = 0;
  }

  /** Strictly between 0 and 1. */
  uniform(site: number): number {
    const [high, low] = this.words(site, 0);
    return openUnit(high, low);
  }

  /** A standard normal number between two bounds: outside them it is drawn again. NaN for bounds that hold nothing. */
  normal(site: number, low: number, high: number): number {
    if (!(low <= high)) return Number.NaN;
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const [a, b, c, d] = this.words(site, attempt);
      const radius = Math.sqrt(-2 * ln(openUnit(a, b)));
      const draw = radius * cos(twoPi * openUnit(c, d));
      if (draw >= low && draw <= high) return draw;
    }
    return low > 0 ? low : high;
  }

  private words(site: number, attempt: number): readonly [number, number, number, number] {
    const runHigh = Math.floor(this.run / 4294967296);
    const seedHigh = Math.floor(this.seed / 4294967296);
    const counter = [this.run >>> 0, (runHigh ^ (attempt << 21)) >>> 0, this.step, site] as const;
    return philox4x32(counter, [this.seed >>> 0, seedHigh]);
  }
}
