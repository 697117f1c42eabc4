/** Known minima, found again by both searches from a start far from them. */
import { cmaEsAtOnce, nelderMeadAtOnce, type Optimum, optimisationTests, type TestFunction } from '#analysis';
import { closeTo } from '#base';
import type { ProofResult } from './result-types.ts';

export const optimiseProofGroup = 'Optimisation';

const seed = 1;
const tolerance = { absolute: 1e-9, relative: 0 };
const pointTolerance = { absolute: 1e-5, relative: 0 };

function nearest({ minima }: TestFunction, point: Float64Array): readonly number[] {
  const distance = (one: readonly number[]) => Math.max(...one.map((x, i) => Math.abs(x - (point[i] ?? Number.NaN))));
  return [...minima].sort((a, b) => distance(a) - distance(b))[0] ?? [];
}

function rowsOf(known: TestFunction, id: string, search: string, found: Optimum): ProofResult[] {
  const { name, least, source } = known;
  const end = nearest(known, found.point);
  const slug = `${id}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return [
    {
      id: `${slug}-value`,
      title: `${name}, least value found by ${search}`,
      group: optimiseProofGroup,
      expected: least,
      got: found.value,
      tolerance,
      source,
      pass: closeTo(found.value, least, tolerance),
    },
    {
      id: `${slug}-point`,
      title: `${name}, where ${search} found it`,
      group: optimiseProofGroup,
      expected: end,
      got: [...found.point],
      tolerance: pointTolerance,
      source,
      pass: end.every((one, i) => closeTo(found.point[i] ?? Number.NaN, one, pointTolerance)),
    },
  ];
}

export function optimiseProofs(): ProofResult[] {
  return optimisationTests.flatMap((known) => [
    ...rowsOf(known, 'nelder-mead', 'Nelder-Mead', nelderMeadAtOnce(known.value, known.start, known)),
    ...rowsOf(known, 'cma-es', 'CMA-ES', cmaEsAtOnce(known.value, known.start, known, { seed })),
  ]);
}
