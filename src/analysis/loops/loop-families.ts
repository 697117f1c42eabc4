/** Loops by name: all that pass through the same variables are one family, and the rest stand alone. */
import { canonicalId, didYouMean } from '#base';
import type { LoopAnalysis, LoopPolarity, ScoredLoop } from './analyse-loops.ts';
import { type LoopName, passesThrough } from './loop-table.ts';
import { meanSize, shareOf } from './relative.ts';

export interface LoopFamily {
  /** From the table; else `R` or `B` or `U` and a number after a dot: `B.2`. */
  readonly id: string;
  /** In both languages; a loop that nobody named goes by what is special in it. */
  readonly name: { readonly en: string; readonly fr: string };
  readonly named: boolean;
  /** What the table says that it passes through; empty for a loop that nobody named. */
  readonly through: readonly string[];
  /** What nearly all (95 %) of its share did; undetermined when it did both, or nothing and its slopes do not tell. */
  readonly polarity: LoopPolarity;
  /** Part of its share that reinforced, 0-1; NaN when it never moved. */
  readonly reinforcingPart: number;
  readonly system: number;
  /** The shortest, then by length. */
  readonly loops: readonly ScoredLoop[];
  /** `[moment]`: sum of the scores over the sum, over the families of the system, of their sizes. */
  readonly relative: Float64Array;
  /** Mean size of `relative`, 0-1. */
  readonly averageShare: number;
}

const clear = 0.95;

export interface FamilyAnalysis {
  /** By feedback system, then by average share, the largest first. */
  readonly families: readonly LoopFamily[];
  /** Names of the table for which the model has no loop, and why. */
  readonly absent: readonly { readonly id: string; readonly why: string; readonly hint?: string }[];
}

/**
 * Puts the loops of an analysis under the names of a table. A loop that fits several names goes to the one that says
 * most about it (the most variables), then to the first.
 *
 * Scores within a family are added before shares are taken: parallel ways that cancel do not count, as they would not
 * if the variables between were one equation.
 */
export function loopFamilies(analysis: LoopAnalysis, names: readonly LoopName[]): FamilyAnalysis {
  const special = specialVariables(analysis.loops);
  const byDetail = names.toSorted((a, b) => b.through.length - a.through.length);
  const groups = new Map<string, { name?: LoopName; loops: ScoredLoop[] }>();
  analysis.loops.forEach((loop, i) => {
    const ids = loop.variables.map(({ id }) => id);
    const name = byDetail.find((candidate) => passesThrough(ids, candidate));
    const key = name === undefined ? `#${i}` : `${name.id} ${loop.system}`;
    const group = groups.get(key) ?? { ...(name === undefined ? {} : { name }), loops: [] };
    groups.set(key, group);
    group.loops.push(loop);
  });
  const summed = [...groups.values()].map(({ name, loops }) => ({ name, loops, scores: sumOf(loops) }));
  const totals = new Map<number, Float64Array>();
  for (const { loops, scores } of summed) {
    const system = loops[0]?.system ?? -1;
    const total = totals.get(system) ?? new Float64Array(scores.length);
    totals.set(system, total);
    for (let i = 0; i < scores.length; i++) total[i] = (total[i] ?? 0) + Math.abs(scores[i] ?? 0);
  }
  const families = summed.map(({ name, loops, scores }): LoopFamily => {
    const system = loops[0]?.system ?? -1;
    const total = totals.get(system) as Float64Array;
    const relative = scores.map((score, i) => shareOf(score, total[i] ?? 0));
    const shortest = loops.toSorted((a, b) => a.variables.length - b.variables.length);
    return {
      id: name?.id ?? '',
      name: name?.name ?? both(special(shortest[0] as ScoredLoop)),
      named: name !== undefined,
      through: name?.through ?? [],
      polarity: familyPolarity(shortest, positivePart(relative)),
      reinforcingPart: positivePart(relative),
      system,
      loops: shortest,
      relative,
      averageShare: meanSize(relative),
    };
  });
  families.sort((a, b) => a.system - b.system || b.averageShare - a.averageShare);
  return { families: numbered(families), absent: absentNames(analysis, names, families) };
}

function both(text: string): { en: string; fr: string } {
  return { en: text, fr: text };
}

function sumOf(loops: readonly ScoredLoop[]): Float64Array {
  const sum = new Float64Array(loops[0]?.scores.length ?? 0);
  for (const { scores } of loops) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (scores[i] ?? 0);
  return sum;
}

/** Part of the size of the shares that is positive; NaN when nothing moved. */
function positivePart(relative: Float64Array): number {
  const size = (sign: number) => relative.reduce((sum, value) => (value * sign > 0 ? sum + Math.abs(value) : sum), 0);
  return size(1) / (size(1) + size(-1));
}

function familyPolarity(loops: readonly ScoredLoop[], positive: number): LoopPolarity {
  if (Number.isNaN(positive)) return loops[0]?.polarity ?? 'undetermined';
  if (positive >= clear) return 'reinforcing';
  return positive <= 1 - clear ? 'balancing' : 'undetermined';
}

/** Loops without a name get a letter and a number by their share. */
function numbered(families: readonly LoopFamily[]): LoopFamily[] {
  const counts = { reinforcing: 0, balancing: 0, undetermined: 0 };
  const letters = { reinforcing: 'R', balancing: 'B', undetermined: 'U' };
  return families.map((family) => {
    if (family.named) return family;
    counts[family.polarity]++;
    return { ...family, id: `${letters[family.polarity]}.${counts[family.polarity]}` };
  });
}

/** Names a loop by the three of its variables that fewest other loops pass through, in the order of influence. */
function specialVariables(loops: readonly ScoredLoop[]): (loop: ScoredLoop) => string {
  const passing = new Map<string, number>();
  for (const { variables } of loops) {
    for (const { id } of variables) passing.set(id, (passing.get(id) ?? 0) + 1);
  }
  return ({ variables }) => {
    const rarest = variables
      .toSorted((a, b) => (passing.get(a.id) ?? 0) - (passing.get(b.id) ?? 0))
      .slice(0, 3)
      .map(({ id }) => id);
    return variables
      .filter(({ id }) => rarest.includes(id))
      .map(({ text }) => text)
      .join(' > ');
  };
}

function absentNames(
  { variables, complete }: LoopAnalysis,
  names: readonly LoopName[],
  families: readonly LoopFamily[],
): FamilyAnalysis['absent'] {
  const found = new Set(families.map(({ id }) => id));
  const known = new Map(variables.map(({ id, text }) => [id, text]));
  return names
    .filter(({ id }) => !found.has(id))
    .map(({ id, through }) => {
      const missing = through.filter((name) => !known.has(canonicalId(name)));
      const [first] = missing;
      if (first === undefined) {
        const listed = complete ? 'no loop passes' : 'none of the loops found passes';
        return { id, why: `${listed} through ${through.join(' > ')}` };
      }
      const guess = didYouMean(first, known.values());
      return {
        id,
        why: `the model has no variable ${missing.map((name) => `"${name}"`).join(', ')}`,
        ...(guess === undefined ? {} : { hint: `did you mean "${guess}"?` }),
      };
    });
}
