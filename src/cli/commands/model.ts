/** `jevons model`: the equations of the race, and any .mdl file. */
import type { Command } from 'commander';
import { defineCheck } from '../model/check.ts';
import { defineDiagram } from '../model/diagram.ts';
import { defineExport } from '../model/export.ts';
import { defineHonesty } from '../model/honesty.ts';
import { defineList } from '../model/list.ts';
import { defineLoops } from '../model/loops.ts';
import { defineRun } from '../model/run.ts';
import { defineShow } from '../model/show.ts';
import type { Session } from '../session.ts';

export function define(command: Command, session: Session): void {
  const subcommand = (name: string, summary: string) => command.command(name).summary(summary).description(summary);
  defineList(subcommand('list', 'every variable: kind, unit, what it is'), session);
  defineShow(subcommand('show', 'one variable: equation, unit, source, what it reads and what reads it'), session);
  defineRun(subcommand('run', 'run an .mdl file, once or under uncertainty'), session);
  defineCheck(subcommand('check', 'syntax, names, units, circles and feedback loops of an .mdl file'), session);
  defineLoops(subcommand('loops', 'feedback loops: which there are, and which of them drives the model when'), session);
  defineDiagram(subcommand('diagram', 'the feedback loops of a model as a drawing'), session);
  defineHonesty(subcommand('honesty', 'what the numbers rest on, and the answer under rival theories'), session);
  defineExport(subcommand('export', 'write a model in another form'), session);
}
