/** The equations of a thesis as a person reads them. */
import type { Language } from '#base';
import { type Definition, type Expression, type Model, mapChildren, printExpression } from '#lang';
import type { ThesisEquation } from './types.ts';

/** Words for a variable by id, in each language. */
export type Words = ReadonlyMap<string, Readonly<Record<Language, string>>>;

export const timeIds: readonly string[] = ['initial_time', 'final_time', 'time_step', 'saveper'];

/** The right-hand side, when it is an expression. */
export function expressionOf({ equation }: Definition): Expression | undefined {
  return equation.kind === 'expression' ? equation.expression : undefined;
}

/** A constant written as a number. */
export function numberIn(definition: Definition): number | undefined {
  const expression = expressionOf(definition);
  if (expression?.kind === 'number') return expression.value;
  const negative = expression?.kind === 'unary' && expression.operator === '-' ? expression.operand : undefined;
  return negative?.kind === 'number' ? -negative.value : undefined;
}

/** What is worked out: neither a number nor the time axis. */
export function equationsOf(model: Model, words: Words): ThesisEquation[] {
  const conversions = new Map<string, number>();
  for (const definition of model.definitions) {
    const value = numberIn(definition);
    if (definition.unchangeable && value !== undefined) conversions.set(definition.name.id, value);
  }
  return model.definitions.flatMap((definition) => {
    const expression = expressionOf(definition);
    const { name, units } = definition;
    if (expression === undefined || numberIn(definition) !== undefined || timeIds.includes(name.id)) return [];
    const reading = (language: Language) => {
      const left = words.get(name.id)?.[language] ?? name.text;
      return `${left} = ${printExpression(inWords(expression, language, words, conversions))}`;
    };
    const text = `${name.text} = ${printExpression(expression)}`;
    return [{ text, unit: units, reading: { en: reading('en'), fr: reading('fr') } }];
  });
}

function inWords(
  expression: Expression,
  language: Language,
  words: Words,
  conversions: ReadonlyMap<string, number>,
): Expression {
  if (expression.kind !== 'variable') {
    return mapChildren(expression, (child) => inWords(child, language, words, conversions));
  }
  const { place, name } = expression;
  const value = conversions.get(name.id);
  if (value !== undefined) return { kind: 'number', value, place };
  const text = words.get(name.id)?.[language];
  return text === undefined ? expression : { ...expression, name: { ...name, text: `[${text}]` } };
}
