/** The investment model started on many days from what was public on each, for many draws of its beliefs at once. */

import { JevonsError, ln } from '#base';
import { allScalars, createSimulator, type Plan, type Simulator } from '#engine';
import { type Distribution, parseDistribution, quantile, stream } from '#stats';
import { csvRecords } from '../csv-records.ts';
import type { Quarter } from './quarters.ts';
import { backtestFirms, commonLast, type FirmRecord, type GuidanceError, type PublicRecord, restOf } from './record.ts';

/** `wide`: nothing preferred. `informed`: what was believed in 2026, with the outcomes in view. */
export type BeliefSet = 'wide' | 'informed';

export interface InvestmentBelief {
  readonly id: string;
  readonly belief: Distribution;
}

/** Beliefs about how the model misses; they are no constants of the file. */
export const errorIds = ['error walk', 'error noise', 'error shared'] as const;

/** @throws JevonsError `malformed-parameters` when the table does not fit the model. */
export function readInvestmentBeliefs(csv: string, plan: Plan, set: BeliefSet): InvestmentBelief[] {
  const units = new Map(
    allScalars(plan)
      .filter(({ kind }) => kind === 'constant')
      .map(({ id, unit }) => [id, unit]),
  );
  const fault = (id: string, what: string) =>
    new JevonsError(what, { kind: 'data', code: 'malformed-parameters', where: `model/investment-beliefs.csv ${id}:` });
  const beliefs = csvRecords(csv).map((row) => {
    const { id = '', unit = '', justification = '', source = '' } = row;
    const isError = (errorIds as readonly string[]).includes(id);
    if (!isError && !units.has(id)) throw fault(id, 'is no constant of the model');
    if (!isError && units.get(id) !== unit) throw fault(id, `unit is ${unit}, the model says ${units.get(id)}`);
    if (justification === '' || source === '') throw fault(id, 'justification or source is empty');
    return { id, belief: parseDistribution(row[set] ?? '') };
  });
  const missing = errorIds.find((id) => !beliefs.some((one) => one.id === id));
  if (missing !== undefined) throw fault(missing, 'is missing');
  return beliefs;
}

/** What a start gives the model. */
export interface Start {
  readonly record: PublicRecord;
  /** Last quarter that all firms have reported: time 0. */
  readonly base: Quarter;
  readonly guidanceErrors: readonly GuidanceError[];
}

const slots = 9;
/** Quarters forecast after the base. */
export const mostSteps = 10;
const runsAtOnce = 256;
const purpose = 0x71000;

export interface InvestmentDraws {
  readonly count: number;
  readonly beliefs: readonly InvestmentBelief[];
  /** `[draw x belief]`. */
  readonly values: Float64Array;
}

export function drawBeliefs(beliefs: readonly InvestmentBelief[], count: number, seed: number): InvestmentDraws {
  const values = new Float64Array(count * beliefs.length);
  for (let draw = 0; draw < count; draw++) {
    beliefs.forEach(({ belief }, place) => {
      values[draw * beliefs.length + place] = quantile(belief, stream(seed, draw, purpose + place));
    });
  }
  return { count, beliefs, values };
}

/** Of one draw. */
export function drawnValue({ beliefs, values }: InvestmentDraws, draw: number, id: string): number {
  const place = beliefs.findIndex((one) => one.id === id);
  return values[draw * beliefs.length + place] ?? Number.NaN;
}

export class InvestmentModel {
  readonly #simulator: Simulator;
  readonly #draws: InvestmentDraws;
  readonly #constants: readonly { readonly id: string; readonly place: number }[];

  constructor(plan: Plan, draws: InvestmentDraws) {
    this.#draws = draws;
    this.#constants = draws.beliefs
      .map(({ id }, place) => ({ id, place }))
      .filter(({ id }) => !(errorIds as readonly string[]).includes(id));
    this.#simulator = createSimulator(plan, {
      vary: [...this.#constants.map(({ id }) => id), ...givenIds],
      outputs: backtestFirms.map((firm) => `spending_so_far[${firm}]`),
      time: { start: -2, stop: mostSteps / 4 },
    });
  }

  /**
   * Logarithms of what each firm would spend, quarter by quarter after the base.
   *
   * @returns `[draw x firm x step]`; the first steps of a firm that reports earlier are its own figures.
   * @throws JevonsError `failed-runs`.
   */
  forecast(start: Start): Float64Array {
    const { count, values, beliefs } = this.#draws;
    const given = givenValues(start);
    const firms = backtestFirms.length;
    const { savePoints } = this.#simulator.spec.time;
    const zero = savePoints - 1 - mostSteps;
    const found = new Float64Array(count * firms * mostSteps);
    for (let from = 0; from < count; from += runsAtOnce) {
      const runs = Math.min(runsAtOnce, count - from);
      const inputs = new Float64Array((this.#constants.length + given.length) * runs);
      this.#constants.forEach(({ place }, i) => {
        for (let run = 0; run < runs; run++)
          inputs[i * runs + run] = values[(from + run) * beliefs.length + place] as number;
      });
      given.forEach((value, i) => {
        const row = this.#constants.length + i;
        inputs.fill(value, row * runs, (row + 1) * runs);
      });
      const { values: series, failures } = this.#simulator.run({ runs, inputs, firstRun: from, seed: 0 });
      if (failures.length > 0) throw failedRuns(failures[0]?.variable ?? '', start);
      for (let firm = 0; firm < firms; firm++) {
        for (let step = 0; step < mostSteps; step++) {
          for (let run = 0; run < runs; run++) {
            const at = (point: number) => series[(firm * savePoints + point) * runs + run] as number;
            const spent = at(zero + step + 1) - at(zero + step);
            found[((from + run) * firms + firm) * mostSteps + step] = ln(spent);
          }
        }
      }
    }
    return found;
  }
}

function failedRuns(variable: string, { record }: Start): JevonsError {
  return new JevonsError(`a run of the investment model failed at ${variable}, started on ${record.day}`, {
    kind: 'failure',
    code: 'failed-runs',
    hint: 'report this with the day',
  });
}

const givenIds: readonly string[] = backtestFirms.flatMap((firm) => [
  ...Array.from({ length: slots }, (_, i) => `reported_spending[${firm},q${i + 1}]`),
  `last_report[${firm}]`,
  `guided[${firm}]`,
  `guided_spending[${firm}]`,
  `guided_from[${firm}]`,
  `guided_until[${firm}]`,
  `past_guidance_error[${firm}]`,
]);

const quartersAYear = 4;

/** In the order of `givenIds`. */
function givenValues({ record, base, guidanceErrors }: Start): number[] {
  return record.firms.flatMap((firm, index) => {
    const earliest = firm.quarters.get(firm.first) as number;
    const reported = Array.from({ length: slots }, (_, i) => {
      const quarter = base - (slots - 2) + i;
      // Before its record a firm is taken to have spent as in its first quarter.
      return quartersAYear * (firm.quarters.get(quarter) ?? (quarter < firm.first ? earliest : 0));
    });
    const ahead = Math.min(1, firm.last - base);
    return [...reported, ahead / quartersAYear, ...guidanceOf(firm, base, guidanceErrors[index])];
  });
}

/** The announcement that reaches furthest, as what is left to spend. */
function guidanceOf(firm: FirmRecord, base: Quarter, error: GuidanceError | undefined): number[] {
  const none = [0, 1, 0, 1, 0];
  const one = firm.announced.at(-1);
  const rest = one === undefined ? undefined : restOf(one, firm);
  if (one === undefined || rest === undefined) return none;
  const corrected = restOf(one, firm, error?.mean ?? 0);
  const time = (quarter: Quarter) => (quarter - base - 1) / quartersAYear;
  const past = corrected === undefined ? 0 : ln(corrected.rate / rest.rate);
  return [1, quartersAYear * rest.rate, time(rest.from), time(one.last + 1), past];
}

/** @returns Undefined when the record does not reach far enough back or up to the day. */
export function startOn(record: PublicRecord, guidanceErrors: readonly GuidanceError[]): Start {
  return { record, base: commonLast(record), guidanceErrors };
}
