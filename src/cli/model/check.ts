/** `jevons model check`: what is wrong with a model, all of it, each with its place. */

import type { Command } from 'commander';
import { JevonsError } from '#base';
import { planModel } from '#engine';
import { checkModel, checkUnits } from '#lang';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { wrap } from '../table.ts';
import { readModel } from './model-file.ts';

async function check(file: string | undefined, options: OutputOptions, session: Session): Promise<void> {
  const model = readModel(file);
  const plan = planModel(model);
  const issues = [...checkModel(model), ...checkUnits(model)].map((issue) => ({
    where: issue.where ?? model.file,
    code: issue.code,
    what: issue.message,
    hint: issue.hint ?? '',
  }));
  const stocks = plan.scalars.filter((scalar) => scalar.kind === 'stock').length;
  const summary = {
    model: model.file,
    definitions: model.definitions.length,
    scalars: plan.scalars.length,
    stocks,
    issues,
  };
  const verdict = `${model.file}: ${model.definitions.length} definitions, ${plan.scalars.length} scalars, ${stocks} stocks; ${issues.length === 0 ? 'names and units agree' : `${issues.length} faults`}.`;
  await deliver(
    {
      json: summary,
      rows: {
        columns: ['where', 'code', 'what', 'hint'],
        records: issues.map(({ where, code, what, hint }) => [where, code, what, hint]),
      },
      text: (screen) =>
        [
          ...issues.flatMap(({ where, code, what, hint }) =>
            wrap(`${where} ${what}${hint === '' ? '' : `; ${hint}`} [${code}]`, screen.width, '  '),
          ),
          verdict,
          '',
        ].join('\n'),
    },
    options,
    session,
  );
  if (issues.length > 0) {
    throw new JevonsError(`${issues.length} places where names or units do not agree`, {
      kind: 'check',
      code: 'model-faults',
      where: model.file,
      hint: 'each is listed with its place',
    });
  }
}

export function defineCheck(command: Command, session: Session): void {
  command.argument('[file]', 'an .mdl file; without it, the race');
  addOutputOptions(command).action((file: string | undefined, options: OutputOptions) => check(file, options, session));
  addExamples(command, [
    ['jevons model check model/race.mdl', 'exit code 3 when it cannot run, 4 when units disagree'],
  ]);
}
