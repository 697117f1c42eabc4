/** A model as XMILE 1.0, the interchange format of system dynamics tools. */

import { JevonsError } from '#base';
import type { Definition, Expression, LookupPoints, Model, Name } from './ast.ts';
import { collected } from './parse.ts';
import { Ranges } from './ranges.ts';
import { markedRanges, visitExpression } from './walk.ts';
import { type Bindings, bareName, unsupported, XmileExpressions } from './xmile-expressions.ts';

type Lines = string[];
type Call = Extract<Expression, { kind: 'call' }>;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function indented(lines: readonly string[]): Lines {
  return lines.map((line) => `  ${line}`);
}

function pointsLines(points: LookupPoints, type: 'continuous' | 'extrapolate' = 'continuous'): Lines {
  return [
    `<gf type="${type}">`,
    `  <xpts>${points.x.join(',')}</xpts>`,
    `  <ypts>${points.y.join(',')}</ypts>`,
    '</gf>',
  ];
}

/**
 * Stocks get one net flow each, named after them; SUM and its kin are written out; lookups become auxiliaries with a
 * graphical function, read by LOOKUP.
 *
 * @returns The document, UTF-8.
 * @throws JevonsError code `unsupported`, one issue for each place that XMILE cannot express.
 * @see OASIS, XML Interchange Language for System Dynamics (XMILE) Version 1.0.
 */
export function exportXmile(model: Model): string {
  return new XmileWriter(model).document();
}

class XmileWriter {
  readonly #model: Model;
  readonly #ranges: Ranges;
  readonly #expressions: XmileExpressions;
  readonly #byId = new Map<string, Definition[]>();
  readonly #taken: Set<string>;
  /** Lookups that equations write in place or extend. */
  readonly #extra: Lines = [];
  readonly #extended = new Map<string, string>();
  readonly #issues: JevonsError[] = [];
  #owner = '';

  constructor(model: Model) {
    this.#model = model;
    this.#ranges = new Ranges(model);
    const named = model.dimensions.flatMap((one) => [one.name, ...one.elements]);
    this.#expressions = new XmileExpressions({
      ranges: this.#ranges,
      isVariable: (id) => this.#byId.has(id),
      spelling: new Map(named.map((name) => [name.id, name.text])),
      addTable: (points) => this.#addTable(`${this.#owner} lookup`, points, 'continuous'),
      extrapolated: (lookup) => this.#extrapolated(lookup),
    });
    for (const definition of model.definitions) {
      this.#byId.set(definition.name.id, [...(this.#byId.get(definition.name.id) ?? []), definition]);
    }
    this.#taken = new Set(this.#byId.keys());
  }

  document(): string {
    const variables = [...this.#byId.values()].flatMap((definitions) =>
      this.#guarded(() => this.#variable(definitions)),
    );
    const specs = this.#guarded(() => this.#simulation());
    if (this.#issues.length > 0) throw collected(this.#issues, this.#model.file);
    return `${[
      '<?xml version="1.0" encoding="utf-8"?>',
      '<xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">',
      '  <header>',
      '    <vendor>Jevons</vendor>',
      '    <product version="1.0" lang="en">Jevons</product>',
      `    <name>${escaped(this.#model.file)}</name>`,
      '  </header>',
      ...indented(specs),
      ...indented(this.#dimensions()),
      '  <model>',
      '    <variables>',
      ...indented(indented(indented([...variables, ...this.#extra]))),
      '    </variables>',
      '  </model>',
      '</xmile>',
    ].join('\n')}\n`;
  }

  #guarded(write: () => Lines): Lines {
    try {
      return write();
    } catch (error) {
      if (!(error instanceof JevonsError)) throw error;
      this.#issues.push(error);
      return [];
    }
  }

  #simulation(): Lines {
    const [start, stop, dt] = ['initial_time', 'final_time', 'time_step'].map((id) => this.#constant(id));
    const units = this.#byId.get('time_step')?.[0]?.units ?? '';
    const timeUnits = units === '' ? '' : ` time_units="${escaped(units)}"`;
    return [
      `<sim_specs method="${this.#model.integration}"${timeUnits}>`,
      `  <start>${start}</start>`,
      `  <stop>${stop}</stop>`,
      `  <dt>${dt}</dt>`,
      '</sim_specs>',
    ];
  }

  /** The number that a control variable is, directly or through another constant. */
  #constant(id: string, depth = 0): number {
    const definition = this.#byId.get(id)?.[0];
    const equation = definition?.equation;
    let expression = equation?.kind === 'expression' ? equation.expression : undefined;
    let sign = 1;
    while (expression?.kind === 'unary') {
      if (expression.operator === '-') sign = -sign;
      expression = expression.operand;
    }
    if (expression?.kind === 'number') return sign * expression.value;
    if (expression?.kind === 'variable' && depth < 20) return sign * this.#constant(expression.name.id, depth + 1);
    const text = definition?.name.text ?? id.toUpperCase().replaceAll('_', ' ');
    throw new JevonsError(`${text} is not a number, which XMILE asks for`, {
      kind: 'data',
      code: 'unsupported',
      where: this.#model.file,
      hint: `write ${text} = a number`,
    });
  }

  #dimensions(): Lines {
    if (this.#model.dimensions.length === 0) return [];
    const dims = this.#model.dimensions.flatMap(({ name, elements }) => [
      `<dim name="${escaped(bareName(name.text))}">`,
      ...elements.map((element) => `  <elem name="${escaped(bareName(element.text))}"/>`),
      '</dim>',
    ]);
    return ['<dimensions>', ...indented(dims), '</dimensions>'];
  }

  #addTable(wanted: string, points: LookupPoints, type: 'continuous' | 'extrapolate'): string {
    let name = wanted;
    const idOf = (text: string) => text.toLowerCase().replace(/[ _]+/g, '_');
    for (let n = 2; this.#taken.has(idOf(name)); n++) name = `${wanted} ${n}`;
    this.#taken.add(idOf(name));
    this.#extra.push(
      `<aux name="${escaped(name)}">`,
      '  <eqn>0</eqn>',
      ...indented(pointsLines(points, type)),
      '</aux>',
    );
    return name;
  }

  #extrapolated(lookup: Name): string {
    const known = this.#extended.get(lookup.id);
    if (known !== undefined) return known;
    const equation = this.#byId.get(lookup.id)?.[0]?.equation;
    if (equation?.kind !== 'lookup') return lookup.text;
    const name = this.#addTable(`${bareName(lookup.text)} extrapolated`, equation.points, 'extrapolate');
    this.#extended.set(lookup.id, name);
    return name;
  }

  /** All definitions of one variable. */
  #variable(definitions: readonly Definition[]): Lines {
    const [first] = definitions;
    if (first === undefined) return [];
    this.#owner = bareName(first.name.text);
    const stocks = definitions.map((definition) => stockCall(definition));
    if (stocks.every((stock) => stock === undefined))
      return this.#element('aux', this.#owner, definitions, [], (one) => one);
    const flow = this.#flowName();
    const part = (index: number) => (expression: Expression, definition: Definition) => {
      const call = expression.kind === 'call' ? expression : undefined;
      const chosen = stockCall(definition) === undefined ? undefined : call?.args[index];
      if (chosen === undefined) throw unsupported('a variable that is a stock for some elements only', definition);
      return chosen;
    };
    return [
      ...this.#element(
        'stock',
        this.#owner,
        definitions,
        [`<inflow>${escaped(flow.replaceAll(' ', '_'))}</inflow>`],
        part(1),
      ),
      ...this.#element('flow', flow, definitions, [], part(0)),
    ];
  }

  #flowName(): string {
    const plain = this.#owner.replace(/[^\p{L}\p{N}_ ]/gu, ' ').trim();
    let name = `${plain} net flow`;
    for (let n = 2; this.#taken.has(name.toLowerCase().replaceAll(' ', '_')); n++) name = `${plain} net flow ${n}`;
    this.#taken.add(name.toLowerCase().replaceAll(' ', '_'));
    return name;
  }

  #element(
    tag: 'aux' | 'stock' | 'flow',
    name: string,
    definitions: readonly Definition[],
    more: Lines,
    part: (expression: Expression, definition: Definition) => Expression,
  ): Lines {
    const [first] = definitions as [Definition];
    const described = tag === 'flow' ? undefined : definitions.find((one) => one.comment !== '')?.comment;
    const units = tag === 'flow' ? undefined : definitions.find((one) => one.units !== '')?.units;
    return [
      `<${tag} name="${escaped(name)}">`,
      ...indented([
        ...(described === undefined ? [] : [`<doc>${escaped(described)}</doc>`]),
        ...(first.subscripts.length === 0 ? [] : this.#axes(definitions)),
        ...this.#equations(definitions, part),
        ...more,
        ...(units === undefined ? [] : [`<units>${escaped(units)}</units>`]),
      ]),
      `</${tag}>`,
    ];
  }

  /** For each axis the smallest range that holds all elements used. */
  #axes(definitions: readonly Definition[]): Lines {
    const [first] = definitions as [Definition];
    const dims = first.subscripts.map((subscript, axis) => {
      const used = definitions.flatMap((one) => this.#ranges.elements(one.subscripts[axis]?.id ?? '') ?? []);
      const fitting = this.#model.dimensions
        .filter((one) => used.every((id) => one.elements.some((element) => element.id === id)))
        .sort((a, b) => a.elements.length - b.elements.length);
      const own = fitting.find((one) => one.name.id === subscript.id) ?? fitting[0];
      if (own === undefined) throw unsupported(`${first.name.text} over elements of no common range`, first);
      return `  <dim name="${escaped(bareName(own.name.text))}"/>`;
    });
    return ['<dimensions>', ...dims, '</dimensions>'];
  }

  #equations(
    definitions: readonly Definition[],
    part: (expression: Expression, definition: Definition) => Expression,
  ): Lines {
    const [only] = definitions as [Definition];
    if (only.subscripts.length === 0 || (definitions.length === 1 && this.#holdsForAll(only, part))) {
      return this.#body(only, new Map(), 0, part);
    }
    return definitions.flatMap((definition) => {
      const whole = this.#ranges.cover({ ...definition, except: [] });
      return this.#ranges.cover(definition).flatMap((covered) => {
        const elements = covered.split(',');
        const bindings = new Map(definition.subscripts.map((name, i) => [name.id, elements[i] ?? '']));
        const texts = elements.map((id, i) => this.#elementText(definition.subscripts[i], id));
        return [
          `<element subscript="${escaped(texts.join(', '))}">`,
          ...indented(this.#body(definition, bindings, whole.indexOf(covered), part)),
          '</element>',
        ];
      });
    });
  }

  #elementText(range: Name | undefined, id: string): string {
    const dimension = this.#model.dimensions.find((one) => one.name.id === range?.id);
    const element = dimension?.elements.find((one) => one.id === id) ?? range;
    return bareName(element?.text ?? id).replaceAll(' ', '_');
  }

  /** Whether one equation can stand for all elements: whole ranges on the left and only these on the right. */
  #holdsForAll(definition: Definition, part: (expression: Expression, definition: Definition) => Expression): boolean {
    const { equation, subscripts, except } = definition;
    if (equation.kind === 'array' || except.length > 0 || !subscripts.every((name) => this.#ranges.isRange(name.id)))
      return false;
    if (new Set(subscripts.map((name) => name.id)).size < subscripts.length) return false;
    if (equation.kind === 'lookup') return false;
    const bound = new Set(subscripts.map((name) => name.id));
    let all = true;
    const expression = part(equation.expression, definition);
    const counted = new Set<Expression>();
    visitExpression(expression, (node) => {
      if (node.kind === 'call' && node.name.id === 'elmcount') for (const arg of node.args) counted.add(arg);
      if (node.kind !== 'variable' && node.kind !== 'lookup') return;
      const isPosition = this.#ranges.isRange(node.name.id) && !this.#byId.has(node.name.id) && !counted.has(node);
      const strange = node.subscripts.some(
        (use) => !use.bang && this.#ranges.isRange(use.name.id) && !bound.has(use.name.id),
      );
      if (isPosition || strange) all = false;
    });
    return all && markedRanges(expression).size === 0;
  }

  /** @param index Position among the elements of an array of numbers. */
  #body(
    definition: Definition,
    bindings: Bindings,
    index: number,
    part: (expression: Expression, definition: Definition) => Expression,
  ): Lines {
    const { equation } = definition;
    if (equation.kind === 'lookup') return ['<eqn>0</eqn>', ...pointsLines(equation.points)];
    if (equation.kind === 'array') return [`<eqn>${equation.rows.flat()[index] ?? 0}</eqn>`];
    const chosen = part(equation.expression, definition);
    const printed = (expression: Expression) => escaped(this.#expressions.print(expression, bindings));
    const [active, initial] = chosen.kind === 'call' && chosen.name.id === 'active_initial' ? chosen.args : [];
    if (active === undefined || initial === undefined) return [`<eqn>${printed(chosen)}</eqn>`];
    return [`<eqn>${printed(active)}</eqn>`, `<init_eqn>${printed(initial)}</init_eqn>`];
  }
}

/** The INTEG that makes a definition a stock. */
function stockCall({ equation }: Definition): Call | undefined {
  const top = equation.kind === 'expression' ? equation.expression : undefined;
  return top?.kind === 'call' && top.name.id === 'integ' ? top : undefined;
}
