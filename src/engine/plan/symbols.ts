import type { JevonsError } from '#base';
import type { Definition, Model } from '#lang';
import type { PlanTable } from './plan.ts';
import { type Bindings, modelIssue, Subscripts } from './subscripts.ts';

/** One scalar to be: an element of a definition, with what its ranges stand for. */
export interface Instance {
  readonly scalar: number;
  readonly id: string;
  readonly text: string;
  readonly definition: Definition;
  readonly elements: readonly string[];
  readonly bindings: Bindings;
}

/** A variable or a lookup: how many subscripts it has, and its scalars or tables by their elements. */
interface Symbol {
  readonly definition: Definition;
  readonly kind: 'variable' | 'lookup';
  readonly byElements: Map<string, number>;
}

const keyOf = (elements: readonly string[]): string => elements.join(',');

/** Every name of a model, expanded to scalars (in the order of the text, after `time`) and tables. */
export class Symbols {
  readonly subscripts: Subscripts;
  readonly instances: Instance[] = [];
  readonly tables: PlanTable[] = [];
  readonly issues: JevonsError[] = [];
  private readonly symbols = new Map<string, Symbol>();

  constructor(model: Model) {
    this.subscripts = new Subscripts(model);
    for (const definition of model.definitions) {
      try {
        this.define(definition);
      } catch (error) {
        this.issues.push(error as JevonsError);
      }
    }
  }

  private define(definition: Definition): void {
    const { name, place, equation } = definition;
    const kind = equation.kind === 'lookup' ? 'lookup' : 'variable';
    if (name.id === 'time')
      throw modelIssue('Time is kept by the engine and cannot be defined', place, 'reserved-name');
    const known = this.symbols.get(name.id);
    if (known !== undefined) this.checkPart(known, definition, kind);
    const symbol = known ?? { definition, kind, byElements: new Map<string, number>() };
    this.symbols.set(name.id, symbol);
    for (const { elements, bindings } of this.subscripts.instancesOf(definition)) {
      const key = keyOf(elements);
      const suffix = elements.length === 0 ? '' : `[${key}]`;
      if (symbol.byElements.has(key)) {
        throw modelIssue(
          `${name.text}${suffix} is defined twice`,
          place,
          'defined-twice',
          'remove one, or use :EXCEPT:',
        );
      }
      if (equation.kind === 'lookup') {
        symbol.byElements.set(key, this.tables.length);
        this.tables.push({ x: equation.points.x, y: equation.points.y });
        continue;
      }
      const texts = elements.map((element) => this.subscripts.textOf(element));
      const scalar = this.instances.length + 1;
      symbol.byElements.set(key, scalar);
      this.instances.push({
        scalar,
        id: `${name.id}${suffix}`,
        text: texts.length === 0 ? name.text : `${name.text}[${texts.join(',')}]`,
        definition,
        elements,
        bindings,
      });
    }
  }

  private checkPart(known: Symbol, definition: Definition, kind: Symbol['kind']): void {
    const { name, place, subscripts } = definition;
    if (known.kind !== kind) {
      throw modelIssue(`${name.text} is a lookup in one place and a variable in another`, place, 'mixed-definition');
    }
    const expected = known.definition.subscripts.length;
    if (subscripts.length !== expected) {
      throw modelIssue(
        `${name.text} has ${subscripts.length} subscripts here and ${expected} elsewhere`,
        place,
        'subscript-count',
      );
    }
    if (expected === 0) throw modelIssue(`${name.text} is defined twice`, place, 'defined-twice');
  }

  /** Index of a scalar, or of a table; undefined when there is no such name of this kind. */
  find(kind: Symbol['kind'], id: string, elements: readonly string[]): number | undefined {
    const symbol = this.symbols.get(id);
    return symbol?.kind === kind ? symbol.byElements.get(keyOf(elements)) : undefined;
  }

  kindOf(id: string): Symbol['kind'] | undefined {
    return this.symbols.get(id)?.kind;
  }

  subscriptCount(id: string): number {
    return this.symbols.get(id)?.definition.subscripts.length ?? 0;
  }

  /**
   * The number that a table gives to an element: numbers go to the elements of the ranges on the left side, the last
   * range running fastest.
   */
  tableNumber({ definition, elements, text }: Instance): number {
    if (definition.equation.kind !== 'array') throw new Error(`${text} is not a table`);
    const numbers = definition.equation.rows.flat();
    const ranges = definition.subscripts.map((name) => this.subscripts.axis(name, definition.place));
    const count = ranges.reduce((product, range) => product * range.length, 1);
    if (numbers.length !== count) {
      const what = `${definition.name.text} has ${numbers.length} numbers for ${count} elements`;
      throw modelIssue(what, definition.place, 'array-size');
    }
    const position = elements.reduce((at, element, axis) => {
      const range = ranges[axis] as readonly string[];
      return at * range.length + range.indexOf(element);
    }, 0);
    return numbers[position] as number;
  }

  /** All scalars of a variable over the ranges it is defined for, the last subscript running fastest. */
  arrayOf(id: string, at: readonly string[]): { scalars: readonly (number | undefined)[]; at: number } {
    const symbol = this.symbols.get(id) as Symbol;
    const keys = [...symbol.byElements.keys()].map((key) => key.split(','));
    const axes = at.map((_, axis) => {
      const used = [...new Set(keys.map((key) => key[axis] as string))];
      const written = symbol.definition.subscripts[axis] as Definition['name'];
      const own = this.subscripts.axis(written, symbol.definition.place);
      return used.length === own.length ? own : (this.subscripts.familyOf(used) ?? used);
    });
    let places: string[][] = [[]];
    for (const axis of axes) places = places.flatMap((place) => axis.map((element) => [...place, element]));
    const place = at.reduce((sum, element, axis) => {
      const elements = axes[axis] as readonly string[];
      return sum * elements.length + elements.indexOf(element);
    }, 0);
    return { scalars: places.map((elements) => symbol.byElements.get(keyOf(elements))), at: place };
  }

  names(): readonly string[] {
    return [...this.symbols.values()].map((symbol) => symbol.definition.name.text);
  }
}
