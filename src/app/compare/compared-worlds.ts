/** Which worlds are compared: those that are pinned, and what stands in while there are fewer than two; all pure. */
import type { Pin } from '../state/pins.ts';
import { scenarioWord } from '../state/scenario-word.ts';

export interface Compared {
  /** Two to four; the others are measured against the first. */
  readonly worlds: readonly ComparedWorld[];
  /** What stands in: an example, the world of the page, or another world beside the only pin. */
  readonly standIn: 'none' | 'example' | 'page' | 'one';
}

export interface ComparedWorld extends Pin {
  /** Place among the pins; absent of what stands in. */
  readonly pin?: number;
}

export interface StandIns {
  /** Names of the default world, of the shock and of the world on the page. */
  readonly names: { readonly default: string; readonly shock: string; readonly page: string };
  /** Scenario of the page, without draws. */
  readonly page: string;
}

const shock = 'scenario=cheap-model-shock';

/** @param pins At most four. */
export function comparedWorlds(pins: readonly Pin[], { names, page }: StandIns): Compared {
  const pinned = pins.map((one, pin): ComparedWorld => ({ ...one, pin }));
  const [only] = pinned;
  const plain = { name: names.default, query: '' };
  const shocked = { name: names.shock, query: shock };
  const own = { name: names.page, query: page };
  if (pinned.length > 1) return { worlds: pinned, standIn: 'none' };
  if (only === undefined) {
    return page === '' ? { worlds: [plain, shocked], standIn: 'example' } : { worlds: [plain, own], standIn: 'page' };
  }
  if (only.query !== '') return { worlds: [plain, only], standIn: 'one' };
  return { worlds: [only, page === '' ? shocked : own], standIn: 'one' };
}

/** The command that gives the same comparison in a terminal. */
export function compareCommand(queries: readonly string[], n: number, seed: number, split: string): string {
  const words = queries.map(scenarioWord).join(' ');
  return `jevons compare ${words} --split ${split} --seed ${seed} -n ${n} --format json`;
}
