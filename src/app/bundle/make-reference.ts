/** From the model's text and its table of parameters to what a reader looks up. */
import { type Definition, definitionMathematics, kindOf, type Model, printDefinition, usedBy, usesOf } from '#lang';
import { formatDistribution } from '#stats';
import { type Parameter, type ResolvedScenario, resolveScenario, type World } from '#studies';
import { nineTenths } from './control-data.ts';
import type { ParameterData, ReferenceData, VariableData } from './reference-data.ts';

export function makeReference(model: Model, world: World, modelVersion: string): ReferenceData {
  const ids = new Set(model.definitions.map(({ name }) => name.id));
  const resolved = resolveScenario(world, {});
  const rows = [...world.parameters.values()];
  return {
    file: model.file,
    modelVersion,
    sectors: model.groups.map(({ name }) => name),
    variables: [...ids].map((id) => variable(id, model, rows)),
    parameters: rows.map((row) => parameter(row, resolved)),
  };
}

function variable(id: string, model: Model, rows: readonly Parameter[]): VariableData {
  const definitions = model.definitions.filter(({ name }) => name.id === id);
  const known = new Set(model.definitions.map(({ name }) => name.id));
  const [first] = definitions as [Definition];
  const idOf = new Map(model.definitions.map(({ name }) => [name.text, name.id]));
  const subscripts = first.subscripts.map(({ text }) => text).join(', ');
  return {
    id,
    name: subscripts === '' ? first.name.text : `${first.name.text}[${subscripts}]`,
    kind: kindOf(first),
    unit: definitions.find(({ units }) => units !== '')?.units ?? '',
    comment: definitions.find(({ comment }) => comment !== '')?.comment ?? '',
    sector: first.group,
    line: first.place.line,
    mathematics: definitions.flatMap((definition) => definitionMathematics(definition, (used) => known.has(used))),
    text: definitions.map(printDefinition).join('\n\n'),
    uses: [...usesOf(definitions).keys()].filter((used) => known.has(used)),
    feeds: usedBy(model, id).flatMap((name) => idOf.get(name) ?? []),
    parameters: rows.filter((row) => variableOf(row.id) === id).map((row) => row.id),
  };
}

const variableOf = (parameter: string) => parameter.replace(/\[.*/, '');

function parameter(row: Parameter, { values, facts }: ResolvedScenario): ParameterData {
  const { id, group, unit, label, low, high, belief, evidence, grade, justification, note, knownSince } = row;
  const fact = facts.find((one) => one.parameter === id);
  return {
    id,
    variable: variableOf(id),
    group,
    unit,
    label,
    value: values[id]?.value ?? row.default,
    low,
    high,
    whole: row.whole === true,
    ...(belief === undefined
      ? {}
      : {
          belief: {
            range: nineTenths(belief),
            text: formatDistribution(belief),
            drawn: belief,
          },
        }),
    ...(evidence === undefined ? {} : { evidence }),
    sources: row.source.split(' ; ').filter((one) => one !== '' && one !== 'judgement'),
    grade,
    justification,
    note,
    ...(knownSince === undefined ? {} : { knownSince }),
    ...(fact === undefined ? {} : { fact: { text: fact.fact, published: fact.published, sources: fact.sources } }),
    control: row.control !== undefined,
  };
}
