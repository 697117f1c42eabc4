import { JevonsError } from '#base';
import type { TimeAxis } from '../simulator.ts';

/** What a run may change of the model's own time axis; `saveEvery` counts steps. */
export interface TimeOptions {
  readonly start?: number;
  readonly stop?: number;
  readonly dt?: number;
  readonly saveEvery?: number;
}

/** How far, relative to itself, a number of steps may be from a whole number. */
const tolerance = 1e-6;

/**
 * The time axis in whole steps. Time is `start + step * dt`, never a running sum, so that no error adds up.
 *
 * @param savePeriod Time between two save points, as the model's SAVEPER.
 * @throws JevonsError code `time-axis` when the span or the save period is not a whole number of steps: to round either
 * would move the end of the run or the moments of its values.
 */
export function timeAxis(
  model: { readonly start: number; readonly stop: number; readonly dt: number; readonly savePeriod: number },
  options: TimeOptions,
  file: string,
): TimeAxis {
  const start = options.start ?? model.start;
  const stop = options.stop ?? model.stop;
  const dt = options.dt ?? model.dt;
  const refuse = (what: string, hint: string): never => {
    throw new JevonsError(what, { kind: 'data', code: 'time-axis', where: file, hint });
  };
  if (![start, stop, dt].every(Number.isFinite)) refuse('the time axis has a value that is not a number', 'check it');
  if (!(dt > 0)) refuse(`the time step is ${dt}; it must be above zero`, 'set TIME STEP');
  if (stop < start) refuse(`the run ends at ${stop}, before its start at ${start}`, 'set FINAL TIME');
  const steps = wholeSteps((stop - start) / dt);
  if (steps === undefined) {
    return refuse(
      `from ${start} to ${stop} is not a whole number of time steps of ${dt}`,
      'change FINAL TIME or TIME STEP',
    );
  }
  const saveEvery = options.saveEvery ?? wholeSteps(model.savePeriod / dt);
  if (saveEvery === undefined || !Number.isInteger(saveEvery) || saveEvery < 1) {
    return refuse(
      `the save period ${options.saveEvery ?? model.savePeriod} is not a whole number of time steps of ${dt}`,
      'make SAVEPER a multiple of TIME STEP',
    );
  }
  return { start, stop, dt, steps, saveEvery, savePoints: Math.floor(steps / saveEvery) + 1 };
}

function wholeSteps(count: number): number | undefined {
  const whole = Math.round(count);
  return Math.abs(count - whole) <= tolerance * Math.max(1, Math.abs(count)) ? whole : undefined;
}
