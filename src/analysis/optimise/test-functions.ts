/** Functions whose minima are known, for tests and proofs of the searches. */
import { cos, exp } from '#base';

export interface TestFunction {
  readonly name: string;
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Far from every minimum. */
  readonly start: readonly number[];
  readonly least: number;
  /** Every point where it is. */
  readonly minima: readonly (readonly number[])[];
  readonly source: string;
  readonly value: (point: Float64Array) => number;
}

const pi = Math.PI;
const square = (x: number) => x * x;

const hartmannWeights = [1, 1.2, 3, 3.2];
const hartmannScales = [
  [3, 10, 30],
  [0.1, 10, 35],
  [3, 10, 30],
  [0.1, 10, 35],
];
const hartmannCentres = [
  [0.3689, 0.117, 0.2673],
  [0.4699, 0.4387, 0.747],
  [0.1091, 0.8732, 0.5547],
  [0.0381, 0.5743, 0.8828],
];

function hartmann3(point: Float64Array): number {
  return -hartmannWeights.reduce((sum, weight, k) => {
    const distance = point.reduce(
      (total, x, i) => total + (hartmannScales[k]?.[i] ?? 0) * square(x - (hartmannCentres[k]?.[i] ?? 0)),
      0,
    );
    return sum + weight * exp(-distance);
  }, 0);
}

export const optimisationTests: readonly TestFunction[] = [
  {
    name: 'Rosenbrock',
    low: [-5, -5],
    high: [10, 10],
    start: [-1.2, 1],
    least: 0,
    minima: [[1, 1]],
    source: 'Rosenbrock (1960), doi:10.1093/comjnl/3.3.175',
    value: ([x = 0, y = 0]) => 100 * square(y - x * x) + square(1 - x),
  },
  {
    name: 'Himmelblau',
    low: [-6, -6],
    high: [6, 6],
    start: [-0.3, -0.9],
    least: 0,
    minima: [
      [3, 2],
      [-2.805118086952745, 3.131312518250573],
      [-3.779310253377747, -3.28318599128617],
      [3.584428340330492, -1.848126526964404],
    ],
    source: 'Himmelblau (1972), Applied nonlinear programming',
    value: ([x = 0, y = 0]) => square(x * x + y - 11) + square(x + y * y - 7),
  },
  {
    name: 'Branin',
    low: [-5, 0],
    high: [10, 15],
    start: [2.5, 7.5],
    least: 0.39788735772973816,
    minima: [
      [-pi, 12.275],
      [pi, 2.275],
      [3 * pi, 2.475],
    ],
    source: 'Dixon & Szego (1978), Towards global optimisation 2; least value 10 / (8 pi)',
    value: ([x = 0, y = 0]) =>
      square(y - (5.1 / (4 * pi * pi)) * x * x + (5 / pi) * x - 6) + 10 * (1 - 1 / (8 * pi)) * cos(x) + 10,
  },
  {
    name: 'six-hump camel',
    low: [-3, -2],
    high: [3, 2],
    start: [-2, 1.5],
    least: -1.0316284534898774,
    minima: [
      [0.08984201368301331, -0.7126564032704135],
      [-0.08984201368301331, 0.7126564032704135],
    ],
    source: 'Dixon & Szego (1978), Towards global optimisation 2',
    value: ([x = 0, y = 0]) => (4 - 2.1 * x * x + (x * x * x * x) / 3) * x * x + x * y + (4 * y * y - 4) * y * y,
  },
  {
    name: 'Hartmann-3',
    low: [0, 0, 0],
    high: [1, 1, 1],
    start: [0.5, 0.5, 0.5],
    least: -3.862779787332663,
    minima: [[0.1145888998, 0.5556488424, 0.852546954]],
    source: 'Hartmann (1973); Dixon & Szego (1978), Towards global optimisation 2',
    value: hartmann3,
  },
];
