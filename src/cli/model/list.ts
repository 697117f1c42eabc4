/** `jevons model list`: every variable in a line, group by group. */
import type { Command } from 'commander';
import { kindOf } from '#lang';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { formatNotes, formatTable } from '../table.ts';
import { readModel } from './model-file.ts';

type ListOptions = OutputOptions & { readonly group?: string };

interface Line {
  readonly name: string;
  readonly subscripts: readonly string[];
  readonly kind: string;
  readonly unit: string;
  readonly group: string;
}

function groupTables(variables: readonly Line[], screen: Screen): string {
  const groups = [...new Set(variables.map(({ group }) => group))];
  const tables = groups.map((group) =>
    formatTable(
      {
        ...(group === '' ? {} : { title: group }),
        columns: [{ title: 'variable', wraps: true }, { title: 'kind' }, { title: 'unit', wraps: true }],
        rows: variables
          .filter((variable) => variable.group === group)
          .map(({ name, subscripts, kind, unit }) => [
            subscripts.length === 0 ? name : `${name}[${subscripts.join(',')}]`,
            kind,
            unit,
          ]),
      },
      screen,
    ),
  );
  return tables.join('\n');
}

async function list(file: string | undefined, options: ListOptions, session: Session): Promise<void> {
  const model = readModel(file);
  const seen = new Set<string>();
  const wanted = options.group?.toLowerCase();
  const variables = model.definitions
    .filter(({ name }) => !seen.has(name.id) && seen.add(name.id))
    .filter(({ group }) => wanted === undefined || group.toLowerCase().includes(wanted))
    .map((definition) => ({
      id: definition.name.id,
      name: definition.name.text,
      subscripts: definition.subscripts.map((subscript) => subscript.text),
      kind: kindOf(definition),
      unit: definition.units,
      group: definition.group,
      comment: definition.comment,
      line: definition.place.line,
    }));
  const columns = ['id', 'name', 'subscripts', 'kind', 'unit', 'group', 'comment', 'line'] as const;
  const records = variables.map((variable) =>
    columns.map((column) => (column === 'subscripts' ? variable.subscripts.join(' ') : variable[column])),
  );
  const text = (screen: Screen) =>
    `${groupTables(variables, screen)}\n${formatNotes([`${variables.length} variables of ${model.file}; "jevons model show NAME" opens one.`], screen)}`;
  await deliver({ json: variables, rows: { columns, records }, text }, options, session);
}

export function defineList(command: Command, session: Session): void {
  command
    .argument('[file]', 'an .mdl file; without it, the race')
    .option('--group <text>', 'only groups with this text');
  addOutputOptions(command).action((file: string | undefined, options: ListOptions) => list(file, options, session));
  addExamples(command, [
    ['jevons model list', 'the variables of the race'],
    ['jevons model list model/gbtf.mdl --format json', 'those of another model, for a program'],
  ]);
}
