/** `jevons model export`: the same model in another form. */

import { type Command, Option } from 'commander';
import { exportXmile, type Model, printModel } from '#lang';
import { addExamples } from '../examples.ts';
import { writeWhole } from '../output.ts';
import { type Session, write } from '../session.ts';
import { readModel } from './model-file.ts';

const printers: Readonly<Record<string, (model: Model) => string>> = {
  mdl: printModel,
  xmile: exportXmile,
  json: (model) => `${JSON.stringify(model, null, 2)}\n`,
};

interface ExportOptions {
  readonly to: string;
  readonly output?: string;
  readonly quiet?: boolean;
}

async function exportModel(file: string, options: ExportOptions, session: Session): Promise<void> {
  const print = printers[options.to] as (model: Model) => string;
  const text = print(readModel(file));
  if (options.output === undefined) return write(session.out, text);
  writeWhole(options.output, text);
  if (options.quiet !== true) await write(session.notes, `jevons: wrote ${options.output}\n`);
}

export function defineExport(command: Command, session: Session): void {
  command
    .argument('<file>', 'an .mdl file')
    .addOption(new Option('--to <form>', 'what to write').choices(Object.keys(printers)).default('mdl'))
    .option('-o, --output <file>', 'write there instead of stdout')
    .option('-q, --quiet', 'no notes')
    .action((file: string, options: ExportOptions) => exportModel(file, options, session));
  addExamples(command, [
    ['jevons model export model/gbtf.mdl --to json', 'the parsed model, with the place of everything'],
    ['jevons model export model/gbtf.mdl --to xmile -o /tmp/gbtf.xmile', 'for tools that read XMILE'],
    ['jevons model export model/race.mdl --to mdl -o /tmp/race-again.mdl', 'printed back from what was read'],
  ]);
}
