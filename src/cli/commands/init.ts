/** `jevons init`: a file to begin with. */
import { existsSync } from 'node:fs';
import { Argument, type Command } from 'commander';
import { JevonsError } from '#base';
import { sampleCompany } from '#studies';
import { addExamples } from '../examples.ts';
import { writeWhole } from '../output.ts';
import { type Session, write } from '../session.ts';

const samples = {
  company: sampleCompany,
  plan: { name: 'Example plan', orders: { '2027': 150, '2028': 160 } },
} as const;

type Template = keyof typeof samples;

async function run(template: Template, file: string | undefined, session: Session): Promise<void> {
  const text = `${JSON.stringify(samples[template], null, 2)}\n`;
  if (file === undefined) return write(session.out, text);
  if (existsSync(file)) {
    throw new JevonsError('is there already', {
      kind: 'usage',
      code: 'file-exists',
      where: file,
      hint: 'name another file; nothing is overwritten',
    });
  }
  writeWhole(file, text);
  await write(session.notes, `jevons: wrote ${file}\n`);
}

export function define(command: Command, session: Session): void {
  command
    .addArgument(
      new Argument('<template>', 'company: for "jevons decide --company"; plan: for --plan').choices(
        Object.keys(samples),
      ),
    )
    .argument('[file]', 'write there instead of stdout; what exists is never overwritten')
    .action((template: Template, file: string | undefined) => run(template, file, session));
  addExamples(command, [
    ['jevons init company', 'a company of your own: capacity, orders, costs, cash, contracts'],
    ['jevons init plan', 'commitments by year, in $bn'],
  ]);
}
