/** How each kind of proof is recomputed: through the shipped code, from the inputs of its row. */
import {
  bassPeak,
  boundaryPeriod,
  buildThreshold,
  capacityAgainstEntry,
  capacityThenPrice,
  cartelProfit,
  computeUseRatio,
  contestSpending,
  correctionBoundary,
  correctionBoundaryWithLife,
  cournot,
  cournotEfficiency,
  dampingRatio,
  delayStepResponse,
  type GameName,
  informationValueNormal,
  investmentTrigger,
  isoelasticMarkup,
  latticePut,
  learningExponent,
  learningLoopThreshold,
  lognormalUnitElasticity,
  nameSymmetricGame,
  newsvendorLognormal,
  newsvendorNormal,
  optionRoot,
  preemptionTriggers,
  reboundShare,
  regressionPut,
  regretTable,
  simulatedPut,
  stackelberg,
  supplyLineRoots,
  supplyLineSwing,
  tailMean,
  tailMeanExponential,
  tailMeanNormal,
  twoByTwoEquilibria,
  unequalContestSpending,
} from '#analysis';
import { exp } from '#base';
import { createSimulator } from '#engine';
import { calibrationProofs } from './proof-calibration.ts';
import { chanceProofs } from './proof-chance.ts';
import { equationProofs } from './proof-equations.ts';
import { gameProofs } from './proof-games.ts';
import { raceProofs } from './proof-race.ts';
import type { World } from './world-types.ts';

type Numbers = number | readonly number[];
/** Inputs are data of the package, checked by the proofs' own test. */
// biome-ignore lint/suspicious/noExplicitAny: each method knows the shape of its own rows.
type Inputs = any;
export type ProofMethod = (inputs: Inputs, world: World) => Numbers;

/** Save points a year, and the last of them, in `model/gbtf.mdl`. */
const gbtfPerYear = 16;
const gbtfLast = 40 * gbtfPerYear;
const dollarsPerBillion = 1e9;

function gbtfSeries(
  world: World,
  outputs: readonly string[],
  fix: Record<string, number>,
): (output: number, point: number) => number {
  const simulator = createSimulator(world.gbtf, { outputs: [...outputs], fix });
  const { values } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  return (output, point) => values[output * simulator.spec.time.savePoints + point] ?? Number.NaN;
}

const bold = 1;
const meek = 2;

/** Greatest or least value of a series on the way, and when; in the units of the model. */
function gbtfExtreme({ variable, which }: Inputs, world: World): number[] {
  const value = gbtfSeries(world, [variable], {});
  const series = Array.from({ length: gbtfLast + 1 }, (_, point) => value(0, point));
  const extreme = which === 'most' ? Math.max(...series) : Math.min(...series);
  return [extreme, series.indexOf(extreme) / gbtfPerYear];
}

/** Both bold; bold against meek; meek against bold; both meek. */
function gbtfPayoffs({ perfectCapacity, wordOfMouth }: Inputs, world: World): number[] {
  const payoffs = (first: number, second: number) => {
    const value = gbtfSeries(world, ['net_present_value[first]', 'net_present_value[second]'], {
      perfect_capacity: perfectCapacity,
      word_of_mouth_strength: wordOfMouth,
      'strategy[first]': first,
      'strategy[second]': second,
      'minimum_target_share[first]': 0.8,
      'minimum_target_share[second]': 0.8,
    });
    return [value(0, gbtfLast) / dollarsPerBillion, value(1, gbtfLast) / dollarsPerBillion] as const;
  };
  const mixed = payoffs(bold, meek);
  return [payoffs(bold, bold)[0], mixed[0], mixed[1], payoffs(meek, meek)[0]];
}

const gameNames: readonly GameName[] = ["prisoner's dilemma", 'chicken', 'stag hunt', 'restraint dominates'];

const dynamics: Record<string, ProofMethod> = {
  gbtf: ({ variable, time }, world) => gbtfSeries(world, [variable], {})(0, time * gbtfPerYear),
  'gbtf-extreme': gbtfExtreme,
  'gbtf-payoffs': gbtfPayoffs,
  'gbtf-game': (inputs, world) => {
    const [pushBoth = 0, pushAlone = 0, restrainAlone = 0, restrainBoth = 0] = gbtfPayoffs(inputs, world);
    return gameNames.indexOf(nameSymmetricGame(restrainBoth, pushAlone, restrainAlone, pushBoth));
  },
  delay: ({ stages, time }) => delayStepResponse(stages, time),
  damping: (line) => dampingRatio({ life: Number.POSITIVE_INFINITY, ...line }),
  boundary: ({ stages }) => correctionBoundary(stages),
  'boundary-period': ({ stages }) => boundaryPeriod(stages),
  swing: (line) => {
    const { period, overshoot } = supplyLineSwing(line);
    return [period, overshoot];
  },
  'supply-roots': (line) => {
    const roots = supplyLineRoots({ life: Number.POSITIVE_INFINITY, ...line });
    return roots.slice(0, line.count).flatMap(({ re, im }) => [re, im]);
  },
  'boundary-life': ({ stages, delay, life }) => correctionBoundaryWithLife(stages, delay, life),
  wright: ({ progressRatio }) => [learningExponent(progressRatio), learningLoopThreshold(progressRatio)],
  rebound: ({ factor, product }) => [computeUseRatio(factor, product), reboundShare(factor, product)],
  'unit-elasticity': ({ spread }) => {
    const { z, priceOverMedian, adopted } = lognormalUnitElasticity(spread);
    return [z, priceOverMedian, adopted];
  },
  'bass-peak': (market) => {
    const { time, rate } = bassPeak(market);
    return [time, rate];
  },
};

const competition: Record<string, ProofMethod> = {
  cournot: ({ costs, ...demand }) => {
    const { quantities, price, profits } = cournot(demand, costs);
    return [quantities[0] ?? Number.NaN, price, profits[0] ?? Number.NaN];
  },
  'cournot-all': ({ costs, ...demand }) => {
    const { quantities, price, profits } = cournot(demand, costs);
    return [...quantities, price, ...profits];
  },
  'cournot-efficiency': ({ costs, ...demand }) => cournotEfficiency(demand, costs),
  stackelberg: ({ cost, ...demand }) => {
    const { quantities, price, profits } = stackelberg(demand, cost);
    return [...quantities, price, ...profits];
  },
  isoelastic: ({ elasticity, firms }) => isoelasticMarkup(elasticity, firms),
  'capacity-then-price': ({ capacityCost, firms, ...demand }) => {
    const { capacity, price } = capacityThenPrice(demand, capacityCost, firms);
    return [capacity, price];
  },
  dixit: (world) => {
    const { deterringCapacity, incumbentProfit } = capacityAgainstEntry(world);
    return [deterringCapacity, incumbentProfit];
  },
  'dixit-all': (world) => {
    const outcome = capacityAgainstEntry(world);
    return [
      ['blockade', 'deter', 'accommodate'].indexOf(outcome.play),
      outcome.credibleCapacity,
      outcome.monopolyCapacity,
      outcome.symmetricCapacity,
      outcome.deterringCapacity,
      outcome.accommodatingProfit,
      outcome.entrantProfit,
    ];
  },
  /** Demand 1 - Q, one firm without cost and the others at 1/3. */
  anarchy: ({ firms }) => cournotEfficiency({ intercept: 1, slope: 1 }, [0, ...new Array(firms - 1).fill(1 / 3)]),
  'cournot-over-cartel': ({ costs, ...demand }) => {
    const { profits } = cournot(demand, costs);
    return profits.reduce((sum, profit) => sum + profit, 0) / cartelProfit(demand, costs[0]);
  },
  /** Chances of the first strategy and values, of every equilibrium. */
  'two-by-two': ({ game }) => twoByTwoEquilibria(game).flatMap(({ first, value }) => [...first, ...value]),
  contest: ({ prize, contestants }) => contestSpending(prize, contestants),
  'contest-unequal': ({ first, second }) => unequalContestSpending(first, second),
};

const decisions: Record<string, ProofMethod> = {
  'newsvendor-normal': ({ mean, deviation, ...prices }) => {
    const { fractile, quantity, expectedProfit } = newsvendorNormal(prices, mean, deviation);
    return [fractile, quantity, expectedProfit];
  },
  'newsvendor-lognormal': ({ mu, sigma, ...prices }) => newsvendorLognormal(prices, mu, sigma).quantity,
  'regret-table': ({ values }) => regretTable(values).regret.flat(),
  'newsvendor-evpi': ({ mean, deviation, ...prices }) => newsvendorNormal(prices, mean, deviation).perfectInformation,
  threshold: ({ excess, shortage }) => buildThreshold(excess, shortage),
  'cvar-normal': ({ level }) => tailMeanNormal(level),
  'cvar-exponential': ({ level }) => tailMeanExponential(level),
  'cvar-values': ({ values, level }) => tailMean(values, level),
  'evpi-normal': ({ mean, deviation }) => informationValueNormal(mean, deviation),
  'minimax-regret': ({ values }) => {
    const { minimaxChoice, minimaxRegret } = regretTable(values);
    return [minimaxChoice, minimaxRegret];
  },
  /** When what investing costs falls at a rate, waiting gains that rate: it adds to the discount rate alone. */
  'option-falling-cost': ({ rate, payout, volatility, decline }) =>
    investmentTrigger({ rate: rate + decline, payout, volatility }),
  option: (option) => [optionRoot(option), investmentTrigger(option)],
  'eight-paths': ({ paths, strike, rate, degree }) => {
    const { value, european } = regressionPut(paths, strike, exp(-rate), degree);
    return [value, european];
  },
  'lattice-put': (put) => latticePut(put),
  'simulated-put': ({ pairs, seed, ...put }) => simulatedPut(put, pairs, seed).value,
  preemption: (world) => {
    const { root, monopoly, follower, preemption } = preemptionTriggers(world);
    return [root, monopoly, follower, preemption];
  },
};

const facts: Record<string, ProofMethod> = {
  capex: (query, { ledger }) => ledger.value({ metric: 'capex', ...query }).value,
  'capex-total': (query, { ledger }) => ledger.total({ metric: 'capex', ...query }).value ?? Number.NaN,
};

export const proofMethods: Readonly<Record<string, ProofMethod>> = {
  ...dynamics,
  ...competition,
  ...decisions,
  ...chanceProofs,
  ...equationProofs,
  ...gameProofs,
  ...calibrationProofs,
  ...raceProofs,
  ...facts,
};
