/** `jevons model run`: any .mdl file, once, or many times with uncertain constants. */

import { type Command, Option } from 'commander';
import type { Language } from '#base';
import { createSimulator, type Plan, planModel, type ScalarInfo } from '#engine';
import { anyNumber, repeated, wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { type Answer, addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import { readAssignment } from '../scenario-input.ts';
import { type Session, write } from '../session.ts';
import { methodFor, readModel, scalarId } from './model-file.ts';
import { withRandomNote } from './random-note.ts';
import { runMany } from './run-many.ts';
import { type Series, singleAnswer } from './single-run.ts';

export interface ModelRunOptions extends OutputOptions {
  readonly lang: Language;
  readonly all?: boolean;
  readonly variable?: readonly string[];
  readonly set?: readonly string[];
  readonly vary?: readonly string[];
  readonly futures?: number;
  readonly seed?: number;
  readonly method: 'euler' | 'rk4';
  readonly workers?: number;
  readonly memory?: number;
}

type AskedOptions = Omit<ModelRunOptions, 'method'> & { readonly method?: 'euler' | 'rk4' };

/** What is kept: everything, what is named, else the stocks, else all that moves. */
export function chosenScalars(plan: Plan, options: Omit<ModelRunOptions, 'method'>): readonly ScalarInfo[] {
  const shown = plan.scalars.filter((scalar) => scalar.kind !== 'time');
  if (options.all === true) return shown;
  if (options.variable !== undefined) return options.variable.flatMap((text) => named(shown, scalarId(text), text));
  const stocks = shown.filter((scalar) => scalar.kind === 'stock');
  return stocks.length > 0 ? stocks : shown.filter((scalar) => scalar.kind === 'auxiliary');
}

/** One scalar, or every element of a subscripted variable; an unknown name goes on to the engine, which answers it. */
function named(scalars: readonly ScalarInfo[], id: string, text: string): ScalarInfo[] {
  const found = scalars.filter((scalar) => scalar.id === id || scalar.id.startsWith(`${id}[`));
  return found.length > 0 ? found : [{ id, text, kind: 'auxiliary', unit: '' }];
}

function runOnce(plan: Plan, scalars: readonly ScalarInfo[], options: ModelRunOptions) {
  const fix = Object.fromEntries(
    (options.set ?? []).map(readAssignment).map(([name, value]) => [scalarId(name), value]),
  );
  const simulator = createSimulator(plan, { outputs: scalars.map(({ id }) => id), fix, method: options.method });
  const { values, failures } = simulator.run({
    runs: 1,
    inputs: new Float64Array(0),
    firstRun: 0,
    seed: options.seed ?? 1,
  });
  const { savePoints, start, saveEvery, dt } = simulator.spec.time;
  const time = Array.from({ length: savePoints }, (_, point) => start + point * saveEvery * dt);
  const series = scalars.map(
    (scalar, index): Series => ({ scalar, values: values.subarray(index * savePoints, (index + 1) * savePoints) }),
  );
  return { time, series, failure: failures[0] };
}

async function runModel(file: string | undefined, given: AskedOptions, session: Session): Promise<void> {
  const model = readModel(file);
  const plan = planModel(model);
  const scalars = chosenScalars(plan, given);
  const options: ModelRunOptions = { ...given, method: methodFor(model, given.method) };
  if (options.vary !== undefined || options.futures !== undefined) {
    const many = await runMany(plan, scalars, options, session);
    await deliver(withRandomNote(many, plan, options.seed ?? 1, options.lang), options, session);
    return;
  }
  const { time, series, failure } = runOnce(plan, scalars, options);
  const answer: Answer = singleAnswer(plan.file, time, series, options.lang);
  await deliver(withRandomNote(answer, plan, options.seed ?? 1, options.lang), options, session);
  if (failure !== undefined) {
    const what = failure.reason === 'overflow' ? 'infinite' : 'not a number';
    await write(
      session.notes,
      `jevons: ${plan.file} ${failure.variable} is ${what} at time ${failure.time}, the first place; look at its equation with "jevons model show" [${failure.reason}]\n`,
    );
  }
}

export function defineRun(command: Command, session: Session): void {
  command
    .argument('[file]', 'an .mdl file; without it, the race with its default values')
    .option('--all', 'every variable, instead of the stocks')
    .option('--variable <name>', 'only this variable; may be repeated', repeated)
    .option('--set <name=value>', 'set a constant; may be repeated', repeated)
    .option('--vary <name=distribution>', 'an uncertain constant, such as a=normal(1,0.1); may be repeated', repeated)
    .option('-n, --futures <number>', 'number of futures', wholeNumber('--futures', 1))
    .option('--seed <number>', 'seed of the random draws', wholeNumber('--seed', 0, 2 ** 32 - 1))
    .addOption(
      new Option('--method <method>', "integration; without it, what the file's settings say").choices([
        'euler',
        'rk4',
      ]),
    )
    .option('--workers <number>', 'threads; changes no result', wholeNumber('--workers', 1, 256))
    .option('--memory <gigabytes>', 'refuse what would need more; half of what there is', anyNumber('--memory'));
  addOutputOptions(command, true).action((file: string | undefined, options: AskedOptions) =>
    runModel(file, options, session),
  );
  addExamples(command, [
    ['jevons model run model/gbtf.mdl', 'the stocks: start, end, extremes and shape'],
    ['jevons model run model/gbtf.mdl --all --format csv -o /tmp/gbtf.csv', 'every variable at every save point'],
    ["jevons model run model/gbtf.mdl -n 300 --vary 'word of mouth strength=uniform(0.5,2)'", 'a fan'],
    [
      "jevons model run model/gbtf.mdl -n 300 --vary 'word of mouth strength=uniform(0.5,2)' --variable adopters -o /tmp/fan.svg",
      'the same as a picture',
    ],
  ]);
}
