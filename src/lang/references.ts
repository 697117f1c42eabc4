/** Which variables an equation reads, and which equations read a variable. */
import type { Definition, Model } from './ast.ts';
import { visitExpression } from './walk.ts';

/** Names as the model spells them, in the order of the text, each once. */
export function usesOf(definitions: readonly Definition[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { equation } of definitions) {
    if (equation.kind !== 'expression') continue;
    visitExpression(equation.expression, (node) => {
      if (node.kind === 'variable' || node.kind === 'lookup') found.set(node.name.id, node.name.text);
    });
  }
  return found;
}

/** Spellings of definitions by id, so that a use is shown as it is defined. */
export function spellings(model: Model): Map<string, string> {
  return new Map(model.definitions.map((definition) => [definition.name.id, definition.name.text]));
}

export function usedBy(model: Model, id: string): string[] {
  const users = model.definitions.filter((definition) => usesOf([definition]).has(id));
  return [...new Map(users.map((definition) => [definition.name.id, definition.name.text])).values()];
}

/** What a variable is, from its equation. */
export function kindOf(definition: Definition): 'stock' | 'lookup' | 'constant' | 'auxiliary' {
  const { equation } = definition;
  if (equation.kind === 'lookup') return 'lookup';
  if (equation.kind === 'array') return 'constant';
  const top = equation.expression;
  if (top.kind === 'call' && top.name.id === 'integ') return 'stock';
  let plain = true;
  visitExpression(top, (node) => {
    if (node.kind !== 'number' && node.kind !== 'unary' && node.kind !== 'missing') plain = false;
  });
  return plain ? 'constant' : 'auxiliary';
}
