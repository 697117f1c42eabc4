/** Known sensitivities, found again from points: each within four of its own standard errors, that must be small. */
import { evaluateAtOnce, ishigami, morris, pawn, sobolG, sobolGExact, sobolIndices } from '#analysis';
import { closeTo } from '#base';
import type { ProofResult } from './result-types.ts';

export const sensitivityProofGroup = 'Sensitivity';

const standardErrors = 4;
/** An estimate that agrees only because it says nothing is no proof. */
const widestError = 0.06;
const seed = 11;

interface Found {
  readonly id: string;
  readonly title: string;
  readonly expected: number;
  readonly got: number;
  /** Standard error; 0 for what must be exact. */
  readonly error: number;
  readonly source: string;
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `x${i + 1}`);

const ishigamiSource = 'Ishigami & Homma (1990), a 7, b 0.1: closed form';
const gSource = 'Saltelli & Sobol’ (1995), a 0, 1, 4.5, 9 and four of 99: closed form';

function shares(
  what: string,
  id: string,
  source: string,
  known: { readonly first: readonly number[]; readonly total: readonly number[] },
  formula: (point: Float64Array) => number,
  inputs: number,
  points: number,
): Found[] {
  const design = sobolIndices.design({ inputs: names(inputs) }, seed, { points, replicates: 60 });
  const { rows } = sobolIndices.estimate(design, evaluateAtOnce(design, formula));
  return rows.slice(0, known.first.length).flatMap(({ first, firstError, total, totalError }, i): Found[] => [
    {
      id: `${id}-first-${i + 1}`,
      title: `${what}, first order of input ${i + 1}, from ${points} points`,
      expected: known.first[i] ?? Number.NaN,
      got: first,
      error: firstError,
      source,
    },
    {
      id: `${id}-total-${i + 1}`,
      title: `${what}, total order of input ${i + 1}, from ${points} points`,
      expected: known.total[i] ?? Number.NaN,
      got: total,
      error: totalError,
      source,
    },
  ]);
}

const ishigamiKnown = {
  first: [0.3139051911, 0.4424111448, 0],
  total: [0.5575888552, 0.4424111448, 0.2436836641],
};
const gKnown = {
  first: [0.7161921689, 0.1790480422, 0.0236757742, 0.0071619217],
  total: [0.7871441267, 0.2421981928, 0.0343169102, 0.0104603871],
};
const gParameters = [0, 1, 4.5, 9, 99, 99, 99, 99];

/** The closed form of the G function against its published digits. */
function gClosedForm(): Found[] {
  const { variance, first, total } = sobolGExact(gParameters);
  const one = (id: string, title: string, expected: number, got: number): Found => ({
    id: `sobol-g-exact-${id}`,
    title: `Sobol’ G function, ${title}, closed form`,
    expected,
    got,
    error: 0,
    source: gSource,
  });
  return [
    one('variance', 'variance', 0.4654244319, variance),
    ...gKnown.first.map((share, i) => one(`first-${i + 1}`, `first order of input ${i + 1}`, share, first[i] ?? NaN)),
    ...gKnown.total.map((share, i) => one(`total-${i + 1}`, `total order of input ${i + 1}`, share, total[i] ?? NaN)),
  ];
}

/** Of a sum, effects are its weights; of the input itself with ten slices, distances are known. */
function effectsAndDistances(): Found[] {
  const walks = morris.design({ inputs: names(2) }, seed, { points: 20 });
  const [first, second] = morris.estimate(
    walks,
    evaluateAtOnce(walks, ([a = 0, b = 0]) => 3 * a - 2 * b),
  ).rows;
  const slices = pawn.design({ inputs: names(1) }, seed, { points: 1000, slices: 10, replicates: 20 });
  const [itself] = pawn.estimate(
    slices,
    evaluateAtOnce(slices, ([x = 0]) => x),
  ).rows;
  const exact = (id: string, title: string, expected: number, got: number | undefined, source: string): Found => ({
    id,
    title,
    expected,
    got: got ?? Number.NaN,
    error: 0,
    source,
  });
  const effect = 'Morris (1991): the effect of an input on a sum is its weight';
  const distance = 'Pianosi & Wagener (2018): closed form for Y = X';
  return [
    exact('morris-plus', 'Morris, mean effect of x1 on 3 x1 - 2 x2', 3, first?.mu, effect),
    exact('morris-minus', 'Morris, mean effect of x2 on 3 x1 - 2 x2', -2, second?.mu, effect),
    exact('pawn-median', 'PAWN of the input itself, ten slices, median', 0.7, itself?.median, distance),
    exact('pawn-max', 'PAWN of the input itself, ten slices, greatest', 0.9, itself?.max, distance),
  ];
}

export function sensitivityProofs(): ProofResult[] {
  const found = [
    ...shares('Ishigami', 'ishigami', ishigamiSource, ishigamiKnown, (u) => ishigami(u), 3, 4096),
    ...shares('Sobol’ G function', 'sobol-g', gSource, gKnown, (u) => sobolG(u, gParameters), 8, 4096),
    ...gClosedForm(),
    ...effectsAndDistances(),
  ];
  return found.map(({ error, ...proof }) => {
    const tolerance = { absolute: error === 0 ? 1e-10 : standardErrors * error, relative: 0 };
    return {
      ...proof,
      group: sensitivityProofGroup,
      tolerance,
      pass: error <= widestError && closeTo(proof.got, proof.expected, tolerance),
      got: Number.isFinite(proof.got) ? proof.got : null,
    };
  });
}
