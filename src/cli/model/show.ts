/** `jevons model show`: everything there is to know about one variable. */

import type { Command } from 'commander';
import { csvParse } from 'd3-dsv';
import { canonicalId, type Language } from '#base';
import { type Definition, kindOf, type Model, printDefinition, spellings, usedBy, usesOf } from '#lang';
import { addExamples } from '../examples.ts';
import { packageText } from '../files.ts';
import { addOutputOptions, type Cell, deliver, type OutputOptions } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { bold, type Field, formatFields } from '../table.ts';
import { definitionsOf, readModel } from './model-file.ts';

type ShowOptions = OutputOptions & { readonly in?: string };

interface ParameterRow {
  readonly id: string;
  readonly [column: string]: string;
}

/** Rows of the parameter table about this variable or its elements. */
function parameterRows(id: string): ParameterRow[] {
  return csvParse(packageText('model/parameters.csv'))
    .map((row) => ({ ...row, id: row.id ?? '' }) as ParameterRow)
    .filter((row) => row.id === id || row.id.startsWith(`${id}[`));
}

interface VariableCard {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly unit: string;
  readonly group: string;
  readonly comment: string;
  readonly places: readonly string[];
  readonly equations: readonly string[];
  readonly parameters: readonly ParameterRow[];
  readonly uses: readonly string[];
  readonly usedBy: readonly string[];
}

function cardOf(model: Model, definitions: readonly Definition[], withParameters: boolean): VariableCard {
  const first = definitions[0] as Definition;
  const names = spellings(model);
  const { id, text } = first.name;
  return {
    id,
    name: text,
    kind: kindOf(first),
    unit: definitions.find((definition) => definition.units !== '')?.units ?? '',
    group: first.group,
    comment: definitions.map((definition) => definition.comment).find((comment) => comment !== '') ?? '',
    places: definitions.map(({ place }) => `${place.file}:${place.line}`),
    equations: definitions.map((definition) => printDefinition(definition)),
    parameters: withParameters ? parameterRows(canonicalId(text)) : [],
    uses: [...usesOf(definitions)].map(([used, spelling]) => names.get(used) ?? spelling),
    usedBy: usedBy(model, id),
  };
}

function parameterFields(row: ParameterRow, lang: Language): Field[] {
  const belief = row.distribution === 'fixed' ? 'taken as fixed' : `believed ${row.distribution}`;
  return [
    ['label', row[`label_${lang}`] ?? ''],
    ['value', `${row.id} = ${row.default} (allowed ${row.low} to ${row.high}), ${belief}`],
    ['source', [row.source, row.grade ? `grade ${row.grade}` : ''].filter(Boolean).join(', ')],
    ['why', row.justification ?? ''],
    ...(row.fact ? [['fact', row.fact] as const] : []),
  ];
}

function cardText(card: VariableCard, lang: Language, screen: Screen): string {
  const list = (names: readonly string[]) => (names.length === 0 ? '-' : names.join(', '));
  const fields: Field[] = [
    ['kind', card.kind],
    ['unit', card.unit || '-'],
    ['comment', card.comment || '-'],
    ['group', card.group || '-'],
    ['reads', list(card.uses)],
    ['read by', list(card.usedBy)],
    ['place', list(card.places)],
  ];
  const equations = card.equations.flatMap((equation) => [...equation.trimEnd().split('\n'), '']);
  const parameters = card.parameters.flatMap((row) => ['', ...formatFields(parameterFields(row, lang), screen)]);
  return `${[bold(card.name, screen), '', ...equations, ...formatFields(fields, screen), ...parameters].join('\n')}\n`;
}

async function show(name: string, options: ShowOptions, session: Session): Promise<void> {
  const model = readModel(options.in);
  const card = cardOf(model, definitionsOf(model, name), options.in === undefined);
  const cells: [string, Cell][] = [
    ...(['id', 'name', 'kind', 'unit', 'group', 'comment'] as const).map((key): [string, Cell] => [key, card[key]]),
    ['equation', card.equations.join('\n')],
    ['uses', card.uses.join('; ')],
    ['used_by', card.usedBy.join('; ')],
    ['places', card.places.join('; ')],
  ];
  const rows = { columns: cells.map(([column]) => column), records: [cells.map(([, cell]) => cell)] };
  await deliver({ json: card, rows, text: (screen) => cardText(card, options.lang, screen) }, options, session);
}

export function defineShow(command: Command, session: Session): void {
  command
    .argument('<name>', 'a variable, as the model spells it; case and underscores do not matter')
    .option('--in <file>', 'an .mdl file instead of the race');
  addOutputOptions(command).action((name: string, options: ShowOptions) => show(name, options, session));
  addExamples(command, [
    ['jevons model show "installed capacity"', 'its equation, unit, what it reads and what reads it'],
    ['jevons model show "market share" --in model/gbtf.mdl', 'a variable of another model'],
  ]);
}
