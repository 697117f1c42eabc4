/** Prints a parsed model back as text that parses to the same model. Macros come out expanded. */

import { JevonsError } from '#base';
import type { Definition, Dimension, Expression, LookupPoints, Model, Name, SubscriptUse } from './ast.ts';
import { bindingLevel, COMPARISON_LEVEL, NOT_LEVEL, UNARY_LEVEL } from './levels.ts';

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function pointsText(points: LookupPoints): string {
  const pairs = points.x.map((x, i) => `(${numberText(x)},${numberText(points.y[i] ?? 0)})`);
  if (points.range === undefined) return pairs.join(',');
  const [xmin, ymin, xmax, ymax] = points.range.map(numberText);
  return `[(${xmin},${ymin})-(${xmax},${ymax})],${pairs.join(',')}`;
}

function usesText(subscripts: readonly SubscriptUse[]): string {
  if (subscripts.length === 0) return '';
  return `[${subscripts.map((use) => use.name.text + (use.bang ? '!' : '')).join(', ')}]`;
}

function namesText(subscripts: readonly Name[]): string {
  return subscripts.length === 0 ? '' : `[${subscripts.map((name) => name.text).join(', ')}]`;
}

function bracketed(expression: Expression, lowest: number): string {
  const text = printExpression(expression);
  return bindingLevel(expression) < lowest ? `(${text})` : text;
}

/** An expression with no more brackets than its meaning needs. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return numberText(expression.value);
    case 'missing':
      return ':NA:';
    case 'variable':
      return expression.name.text + usesText(expression.subscripts);
    case 'unary':
      return expression.operator === ':NOT:'
        ? `:NOT: ${bracketed(expression.operand, NOT_LEVEL)}`
        : expression.operator + bracketed(expression.operand, UNARY_LEVEL);
    case 'binary': {
      const level = bindingLevel(expression);
      if (expression.operator === '^') {
        return `${bracketed(expression.left, level + 1)} ^ ${bracketed(expression.right, UNARY_LEVEL)}`;
      }
      const left = level === COMPARISON_LEVEL ? level + 1 : level;
      return `${bracketed(expression.left, left)} ${expression.operator} ${bracketed(expression.right, level + 1)}`;
    }
    case 'call':
      return `${expression.name.text}(${expression.args.map(printExpression).join(', ')})`;
    case 'lookup':
      return `${expression.name.text}${usesText(expression.subscripts)}(${printExpression(expression.input)})`;
    case 'table':
      return `(${pointsText(expression.points)})`;
  }
}

function equationText({ equation }: Definition): string {
  if (equation.kind === 'expression') return printExpression(equation.expression);
  if (equation.kind === 'lookup') return pointsText(equation.points);
  const rows = equation.rows.map((row) => row.map(numberText).join(', '));
  const plain = rows.length === 1 && (equation.rows[0]?.length ?? 0) > 1;
  return plain ? (rows[0] ?? '') : rows.map((row) => `${row};`).join('\n\t');
}

function fieldsText(units: string, comment: string, supplementary: boolean): string {
  return `\n\t~\t${units}\n\t~\t${comment}${supplementary ? '\n\t~\t:SUPPLEMENTARY\n\t|' : comment === '' ? '|' : '\n\t|'}`;
}

/** One definition: equation, unit with its limits, comment. */
export function printDefinition(definition: Definition): string {
  const except = definition.except.map(namesText).join(', ');
  const left = `${definition.name.text}${namesText(definition.subscripts)}${except === '' ? '' : ` :EXCEPT: ${except}`}`;
  const text = equationText(definition);
  const equation =
    definition.equation.kind === 'lookup'
      ? `${left}(\n\t${text})`
      : `${left} ${definition.unchangeable ? '==' : '='}\n\t${text}`;
  const limits = definition.range?.map((limit) => (limit === undefined ? '?' : numberText(limit))).join(',');
  const units = `${definition.units}${limits === undefined ? '' : ` [${limits}]`}`.trim();
  return equation + fieldsText(units, definition.comment, definition.supplementary);
}

function dimensionText(dimension: Dimension, model: Model): string {
  if (dimension.aliasOf !== undefined) {
    return `${dimension.name.text} <-> ${dimension.aliasOf.text}${fieldsText('', dimension.comment, false)}`;
  }
  const mappings = dimension.mappings.map((mapping) => {
    const entries = mapping.elements.map((group) => groupText(group, dimension, model));
    return `(${mapping.to.text}: ${entries.join(', ')})`;
  });
  const mapped = mappings.length === 0 ? '' : ` -> ${mappings.join(', ')}`;
  const elements = dimension.elements.map((element) => element.text).join(', ');
  return `${dimension.name.text}:\n\t${elements}${mapped}${fieldsText('', dimension.comment, false)}`;
}

/** The elements that one element maps to: itself when it is one, else the range that holds exactly them. */
function groupText(group: readonly Name[], dimension: Dimension, model: Model): string {
  const [only] = group;
  if (group.length === 1 && only !== undefined) return only.text;
  const wanted = group.map((name) => name.id).join();
  const range = model.dimensions.find((other) => other.elements.map((name) => name.id).join() === wanted);
  if (range !== undefined) return range.name.text;
  throw new JevonsError(`mapping of ${dimension.name.text} names elements that no subscript range holds together`, {
    kind: 'data',
    code: 'unprintable',
    where: model.file,
    hint: `define a range of ${group.map((name) => name.text).join(', ')}`,
  });
}

function groupHeader(name: string): string {
  if (name === '' || /[~|\r\n]/.test(name)) return `{**.${name}**}`;
  const stars = '*'.repeat(56);
  return `${stars}\n\t.${name}\n${stars}~\n\t\t|`;
}

const methodNumbers = { euler: 0, rk4: 5, rk2: 4 } as const;

function settingsText({ unitEquivalences, integration }: Model): string {
  const lines = unitEquivalences.map((units) => `22:${units.join(',')}\n`);
  if (integration !== 'euler') lines.push(`15:0,0,0,${methodNumbers[integration]},0,0\n`);
  return `\\\\\\---/// Sketch information - do not modify anything except names
V300  Do not put anything below this section - it will be ignored
///---\\\\\\
:L\x7f<%^E!@
${lines.join('')}`;
}

/**
 * The model as text, definitions in their order under their groups, subscript ranges first.
 *
 * @returns Text for which `parseModel` gives the same model but for places, comments of groups and macros (expanded).
 * @throws JevonsError code `unprintable` for a mapping to elements that no range holds together.
 */
export function printModel(model: Model): string {
  const parts = ['{UTF-8}', ...model.dimensions.map((dimension) => dimensionText(dimension, model))];
  const pending = model.groups.map((group) => group.name);
  let current = '';
  for (const definition of model.definitions) {
    while (definition.group !== current) {
      current = pending.shift() ?? definition.group;
      parts.push(groupHeader(current));
    }
    parts.push(printDefinition(definition));
  }
  parts.push(...pending.map(groupHeader));
  const text = `${parts.join('\n\n')}\n`;
  const hasSettings = model.unitEquivalences.length > 0 || model.integration !== 'euler';
  return hasSettings ? `${text}\n${settingsText(model)}` : text;
}
