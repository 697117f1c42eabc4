/** `jevons run`: the race under uncertainty, and the answer in sentences. */

import type { Command } from 'commander';
import type { Language } from '#base';
import { addExamples } from '../examples.ts';
import { computeHeadline, failureNotes, headlineRows, headlineText } from '../headline.ts';
import { messages } from '../messages.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import { addPosteriorOption, withPosterior } from '../posterior-input.ts';
import { addScenarioOptions, type ScenarioOptions, scenarioRequest } from '../scenario-input.ts';
import type { Session } from '../session.ts';
import { loadWorld } from '../world.ts';

type RunOptions = ScenarioOptions & OutputOptions & { readonly lang: Language; readonly posterior?: string };

async function run(argument: string | undefined, options: RunOptions, session: Session): Promise<void> {
  const world = await loadWorld();
  const named = await scenarioRequest(world, argument, options, session);
  const request = withPosterior(world, named, options.posterior);
  const result = await computeHeadline(world, request, options, session);
  // A posterior is named in the answer already.
  const basis = result.scenario.posterior === undefined ? [messages[options.lang].fromBeliefs] : [];
  const notes = [...failureNotes(result, options.lang), ...basis];
  await deliver(
    { json: result, rows: headlineRows(result), text: (screen) => headlineText(result, options.lang, screen), notes },
    options,
    session,
  );
}

export function define(command: Command, session: Session): void {
  addPosteriorOption(addScenarioOptions(command));
  addOutputOptions(command).action((argument: string | undefined, options: RunOptions) =>
    run(argument, options, session),
  );
  addExamples(command, [
    ['jevons run', 'the default world, with its default number of futures'],
    ['jevons run cheap-model-shock -n 500 --seed 7', 'a preset, 500 futures, seed 7'],
    ['jevons run -n 500 --format csv -o /tmp/jevons-run.csv', 'quantiles of every output and year, into a file'],
    ['jevons run -n 500 --posterior default', 'from what the facts say of the beliefs, as it comes with the package'],
    ['jevons run -n 200 --as-of 2026-08-31 --lang fr', 'what was known that day, in French'],
  ]);
}
