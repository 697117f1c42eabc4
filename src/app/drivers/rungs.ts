/** How far a method goes: few points first, so that there is something to see, then more until it has converged; all pure. */
import { scenarioWord } from '../state/scenario-word.ts';

export type Method = 'sobol' | 'pawn' | 'morris';
export const methods: readonly Method[] = ['sobol', 'pawn', 'morris'];

/** Points of each rung; of Sobol’ powers of two. */
const rungs: Readonly<Record<Method, readonly number[]>> = {
  sobol: [32, 128, 512, 2048],
  pawn: [256, 1024, 4096],
  morris: [8, 16, 32, 64],
};

export function pointsAt(method: Method, rung: number): number {
  return rungs[method][Math.min(rung, rungs[method].length - 1)] ?? 0;
}

export function isLast(method: Method, rung: number): boolean {
  return rung >= rungs[method].length - 1;
}

/** The command that gives the same drivers in a terminal. @param query Without the number of futures. */
export function driversCommand(query: string, method: string, output: string, points: number | undefined): string {
  const scenario = scenarioWord(query);
  return [
    'jevons drivers',
    ...(scenario === 'default' ? [] : [scenario]),
    `--output ${output} --method ${method}`,
    ...(points === undefined ? [] : [`-n ${points}`]),
    '--format json',
  ].join(' ');
}

/** Name and year of an output: `capex_2030`. */
export function outputParts(id: string): { readonly name: string; readonly year: number } | undefined {
  const [, name, year] = /^(.+)_(\d{4})$/.exec(id) ?? [];
  return name === undefined ? undefined : { name, year: Number(year) };
}
