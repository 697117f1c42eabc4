/** Do the names and subscripts of a model make sense? Everything that can be said without running it. */

import { didYouMean, type JevonsError } from '#base';
import type { Definition, Expression, Model, SubscriptUse } from './ast.ts';
import { controlVariables, functions } from './functions.ts';
import { combinations, Ranges } from './ranges.ts';
import { issueAt } from './source.ts';
import { children, markedRanges } from './walk.ts';

/**
 * Every fault of names and subscripts.
 *
 * @returns Errors of kind `data`, each with its place, in the order of the text; control variables that are missing come
 *   last. Codes: `unknown-name`, `unknown-subscript`, `subscript-count`, `unbound-subscript`, `wrong-kind`,
 *   `defined-twice`, `undefined-element`, `array-size`, `reserved-name`, `no-axis`, `no-time-axis`.
 */
export function checkModel(model: Model): JevonsError[] {
  return new ModelChecker(model).run();
}

/** Most elements that one definition may have: beyond it a model is taken to be a mistake. */
const greatestArray = 1_000_000;

const none: ReadonlySet<string> = new Set();

/** A variable without subscripts covers no elements; nothing is ever added. */
const noElements = new Set<string>();

/** All that is known of one name: its definitions, and which elements they cover. */
interface Known {
  readonly definitions: Definition[];
  readonly isLookup: boolean;
  readonly covered: Set<string>;
}

type Named = Extract<Expression, { kind: 'variable' | 'lookup' }>;

class ModelChecker {
  readonly #model: Model;
  readonly #ranges: Ranges;
  readonly #known = new Map<string, Known>();
  readonly #issues: JevonsError[] = [];

  constructor(model: Model) {
    this.#model = model;
    this.#ranges = new Ranges(model);
  }

  run(): JevonsError[] {
    for (const definition of this.#model.definitions) this.#define(definition);
    for (const definition of this.#model.definitions) {
      if (definition.equation.kind === 'expression') this.#expression(definition.equation.expression, definition, none);
    }
    const ordered = this.#issues.map((issue, i) => ({ issue, i, line: lineOf(issue) }));
    ordered.sort((a, b) => a.line - b.line || a.i - b.i);
    return [...ordered.map(({ issue }) => issue), ...this.#missingControls()];
  }

  #issue(at: { readonly place: Definition['place'] }, what: string, code: string, hint?: string): void {
    this.#issues.push(issueAt(at.place, what, code, hint));
  }

  #define(definition: Definition): void {
    const { name, subscripts, except, equation } = definition;
    if (name.id === 'time') {
      this.#issue(definition, 'Time cannot be defined', 'reserved-name', 'rename it');
      return;
    }
    if (this.#ranges.isRange(name.id)) {
      this.#issue(definition, `${name.text} is a subscript range and a variable`, 'defined-twice', 'rename one');
    }
    const isLookup = equation.kind === 'lookup';
    const covered = subscripts.length === 0 ? noElements : new Set<string>();
    const known = this.#known.get(name.id) ?? { definitions: [], isLookup, covered };
    this.#known.set(name.id, known);
    const first = known.definitions[0];
    known.definitions.push(definition);
    if (known.isLookup !== isLookup) {
      this.#issue(
        definition,
        `${name.text} is a lookup in one place and a variable in another`,
        'wrong-kind',
        'rename one',
      );
      return;
    }
    const strangers = [...subscripts, ...except.flat()].filter((one) => !this.#ranges.isSubscript(one.id));
    for (const one of strangers) this.#unknownSubscript(definition, one.text);
    if (strangers.length > 0) return;
    if (first !== undefined && first.subscripts.length !== subscripts.length) {
      const what = `${name.text} has ${subscripts.length} subscripts here and ${first.subscripts.length} elsewhere`;
      this.#issue(definition, what, 'subscript-count');
      return;
    }
    for (const part of except) {
      if (part.length !== subscripts.length) {
        this.#issue(
          definition,
          `:EXCEPT: has ${part.length} subscripts, expected ${subscripts.length}`,
          'subscript-count',
        );
      }
    }
    this.#cover(definition, known);
    if (equation.kind === 'array') this.#arraySize(definition, equation.rows);
  }

  #cover(definition: Definition, known: Known): void {
    if (definition.subscripts.length === 0) {
      if (known.definitions.length > 1) this.#definedTwice(definition, '');
      return;
    }
    const count = this.#count(definition.subscripts.map((name) => name.id));
    if (count > greatestArray) {
      const what = `${definition.name.text} has ${count} elements, expected at most ${greatestArray}`;
      this.#issue(definition, what, 'array-size', 'use shorter ranges');
      return;
    }
    const twice = new Set<string>();
    for (const elements of this.#ranges.cover(definition)) {
      if (known.covered.has(elements)) twice.add(elements);
      known.covered.add(elements);
    }
    const [example] = twice;
    if (example !== undefined) this.#definedTwice(definition, `[${example}]`);
  }

  #definedTwice(definition: Definition, suffix: string): void {
    this.#issue(
      definition,
      `${definition.name.text}${suffix} is defined twice`,
      'defined-twice',
      'remove one, or use :EXCEPT:',
    );
  }

  /** Number of combinations of elements. */
  #count(ids: readonly string[]): number {
    return ids.reduce((product, id) => product * (this.#ranges.elements(id)?.length ?? 0), 1);
  }

  #arraySize(definition: Definition, rows: readonly (readonly number[])[]): void {
    const ranges = definition.subscripts.filter((name) => this.#ranges.isRange(name.id));
    const sizes = ranges.map((name) => this.#ranges.elements(name.id)?.length ?? 0);
    const expected = sizes.reduce((product, size) => product * size, 1);
    const found = rows.reduce((sum, row) => sum + row.length, 0);
    const ragged = rows.length > 1 && rows.some((row) => row.length !== sizes.at(-1));
    if (found === expected && !ragged) return;
    const what = `${definition.name.text} has ${found} numbers in ${rows.length} rows, expected ${sizes.join(' x ') || '1'}`;
    this.#issue(definition, what, 'array-size', 'give one number for each element');
  }

  #unknownSubscript(at: { readonly place: Definition['place'] }, text: string): void {
    const names = this.#model.dimensions.flatMap((one) => [
      one.name.text,
      ...one.elements.map((element) => element.text),
    ]);
    this.#issue(at, `unknown subscript ${text}`, 'unknown-subscript', this.#guess(text, names));
  }

  #guess(text: string, candidates: Iterable<string>): string | undefined {
    const near = didYouMean(text, candidates);
    return near === undefined ? undefined : `did you mean ${near}?`;
  }

  /** @param axes Ranges that an enclosing SUM or its kin runs over. */
  #expression(expression: Expression, definition: Definition, axes: ReadonlySet<string>): void {
    switch (expression.kind) {
      case 'variable':
        if (!this.#isPlainNumber(expression)) this.#use(expression, definition, axes, false);
        break;
      case 'lookup':
        this.#use(expression, definition, axes, true);
        this.#expression(expression.input, definition, axes);
        break;
      case 'call':
        this.#call(expression, definition, axes);
        break;
      default:
        for (const child of children(expression)) this.#expression(child, definition, axes);
    }
  }

  /** Time, and subscripts used as numbers (their position). */
  #isPlainNumber(variable: Named): boolean {
    const { name, subscripts } = variable;
    if (subscripts.length > 0 || this.#known.has(name.id)) return false;
    return name.id === 'time' || this.#ranges.isSubscript(name.id);
  }

  #call(call: Extract<Expression, { kind: 'call' }>, definition: Definition, axes: ReadonlySet<string>): void {
    const info = functions.get(call.name.id);
    const vectors = call.args.filter((_, i) => info?.args[i]?.kind === 'vector');
    const inner = vectors.length === 0 ? none : new Set(vectors.flatMap((arg) => [...markedRanges(arg)]));
    if (vectors.length > 0 && inner.size === 0) {
      this.#issue(call, `${call.name.text} has no range to run over`, 'no-axis', 'mark one with !, as in x[Firm!]');
    }
    call.args.forEach((arg, i) => {
      const kind = info?.args[i]?.kind ?? 'number';
      if (kind === 'lookup' && arg.kind === 'variable') this.#use(arg, definition, axes, true);
      else if (kind === 'dimension' && arg.kind === 'variable') {
        if (!this.#ranges.isRange(arg.name.id)) this.#unknownSubscript(arg, arg.name.text);
      } else if (kind === 'vector') {
        this.#expression(arg, definition, new Set([...axes, ...inner]));
      } else this.#expression(arg, definition, axes);
    });
  }

  #use(use: Named, definition: Definition, axes: ReadonlySet<string>, asLookup: boolean): void {
    const { name, subscripts } = use;
    const known = this.#known.get(name.id);
    if (known === undefined) {
      const names = [...this.#known.values()].map((one) => one.definitions[0]?.name.text ?? '');
      const what = use.kind === 'lookup' ? 'is neither a function nor a lookup' : 'is not defined';
      const functionNames = use.kind === 'lookup' ? [...functions.values()].map((info) => info.text) : [];
      this.#issue(use, `${name.text} ${what}`, 'unknown-name', this.#guess(name.text, [...names, ...functionNames]));
      return;
    }
    if (known.isLookup !== asLookup) {
      const [is, hint] = known.isLookup
        ? ['is a lookup, used as a number', `give it an input: ${name.text}(x)`]
        : ['is a variable, used as a lookup', `write ${name.text} * (x) to multiply`];
      this.#issue(use, `${name.text} ${is}`, 'wrong-kind', hint);
      return;
    }
    const expected = known.definitions[0]?.subscripts.length ?? 0;
    if (subscripts.length !== expected) {
      this.#issue(use, `${name.text} has ${subscripts.length} subscripts, expected ${expected}`, 'subscript-count');
      return;
    }
    if (expected === 0) return;
    const sound = subscripts.map((one) => this.#subscript(one, definition, axes)).every(Boolean);
    if (sound) this.#elements(use, known, definition, axes);
  }

  #subscript(use: SubscriptUse, definition: Definition, axes: ReadonlySet<string>): boolean {
    const { id, text } = use.name;
    if (!this.#ranges.isSubscript(id)) {
      this.#unknownSubscript(use, text);
      return false;
    }
    if (use.bang && !axes.has(id)) {
      this.#issue(
        use,
        `${text}! outside SUM, PROD, VMIN, VMAX or VECTOR SELECT`,
        'unbound-subscript',
        'put the expression in one of them',
      );
      return false;
    }
    if (!this.#ranges.isRange(id) || use.bang) return true;
    if (definition.subscripts.some((left) => this.#ranges.reaches(id, left.id))) return true;
    this.#issue(
      use,
      `range ${text} is not on the left side of ${definition.name.text}, nor mapped to one that is`,
      'unbound-subscript',
      `use a range of the left side, an element, or ${text}! inside SUM`,
    );
    return false;
  }

  /** Are all elements that the use can mean defined? Mapped ranges and :EXCEPT: are left to the plan, which is exact. */
  #elements(use: Named, known: Known, definition: Definition, axes: ReadonlySet<string>): void {
    const isPlain = ({ name: { id }, bang }: SubscriptUse) =>
      !this.#ranges.isRange(id) || (bang && axes.has(id)) || definition.subscripts.some((left) => left.id === id);
    if (definition.except.length > 0 || !use.subscripts.every(isPlain)) return;
    const keyOf = ({ name, bang }: SubscriptUse) => (bang ? `${name.id}!` : name.id);
    const keys = [...new Set(use.subscripts.map(keyOf))];
    const ids = keys.map((key) => key.replace('!', ''));
    const covers = (other: Definition) =>
      other.except.length === 0 && other.subscripts.every((name, i) => name.id === use.subscripts[i]?.name.id);
    if (known.definitions.some(covers) || this.#count(ids) > greatestArray) return;
    for (const chosen of combinations(ids.map((id) => this.#ranges.elements(id) ?? []))) {
      const elements = use.subscripts.map((one) => chosen[ids.indexOf(one.name.id)] ?? '').join();
      if (known.covered.has(elements)) continue;
      this.#issue(
        use,
        `${use.name.text}[${elements}] is not defined`,
        'undefined-element',
        'define it, or use another range',
      );
      return;
    }
  }

  #missingControls(): JevonsError[] {
    return controlVariables
      .filter((id) => !this.#known.has(id))
      .map((id) => {
        const text = id.toUpperCase().replaceAll('_', ' ');
        const place = { file: this.#model.file, line: 1, column: 1 };
        return issueAt(place, `${text} is not defined`, 'no-time-axis', `add ${text} = 1 ~ Year ~ |`);
      });
  }
}

function lineOf(issue: JevonsError): number {
  return Number(/:(\d+):\d+$/.exec(issue.where ?? '')?.[1] ?? 0);
}
