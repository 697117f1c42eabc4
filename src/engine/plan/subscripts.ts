import { JevonsError } from '#base';
import type { Definition, Dimension, Model, Name, Place, SubscriptUse } from '#lang';

/** The element that each range in scope stands for: by canonical range name. */
export type Bindings = ReadonlyMap<string, string>;

/** What a definition without subscripts covers. */
const oneScalar: readonly { elements: readonly string[]; bindings: Bindings }[] = [
  { elements: [], bindings: new Map() },
];

/** A range marked `!` is bound by the function it is summed in, apart from the same range of the left side. */
export function bindingKey(use: SubscriptUse): string {
  return use.bang ? `${use.name.id}!` : use.name.id;
}

export function whereOf(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

export function modelIssue(what: string, place: Place, code: string, hint?: string): JevonsError {
  return new JevonsError(what, { kind: 'data', code, where: whereOf(place), ...(hint === undefined ? {} : { hint }) });
}

/** The ranges of a model, and what a subscript in an equation stands for. */
export class Subscripts {
  private readonly dimensions = new Map<string, Dimension>();
  private readonly elementTexts = new Map<string, string>();
  private readonly families = new Map<string, readonly string[]>();

  constructor(model: Model) {
    for (const dimension of model.dimensions) {
      this.dimensions.set(dimension.name.id, dimension);
      for (const element of dimension.elements) {
        if (!this.elementTexts.has(element.id)) this.elementTexts.set(element.id, element.text);
      }
    }
  }

  isDimension(id: string): boolean {
    return this.dimensions.has(id);
  }

  isElement(id: string): boolean {
    return this.elementTexts.has(id) && !this.dimensions.has(id);
  }

  textOf(element: string): string {
    return this.elementTexts.get(element) ?? element;
  }

  elementsOf(name: Name, place: Place): readonly string[] {
    const dimension = this.dimensions.get(name.id);
    if (dimension === undefined) throw modelIssue(`unknown subscript range ${name.text}`, place, 'unknown-subscript');
    const own = dimension.elements.map((element) => element.id);
    if (own.length === 0 && dimension.aliasOf !== undefined) return this.elementsOf(dimension.aliasOf, place);
    return own;
  }

  /** Position, from 1, of an element in its family: the largest range that lists it, the first of several. */
  positionOf(element: string): number {
    return (this.familyOf([element])?.indexOf(element) ?? -1) + 1;
  }

  /**
   * What a range stands for as a number: the position, from 1, of its element in the family of the range, so that an
   * element has one number in the whole range and in its parts. An alias counts its own elements.
   */
  positionIn(range: Name, element: string, place: Place): number {
    const own = this.elementsOf(range, place);
    const isAlias = this.dimensions.get(range.id)?.aliasOf !== undefined;
    return ((isAlias ? undefined : this.familyOf(own)) ?? own).indexOf(element) + 1;
  }

  /** The elements of the largest range, aliases aside, that holds all the given ones; of several the first. */
  familyOf(elements: readonly string[]): readonly string[] | undefined {
    const key = elements.join();
    const known = this.families.get(key);
    if (known !== undefined) return known;
    let found: readonly string[] | undefined;
    for (const dimension of this.dimensions.values()) {
      if (dimension.aliasOf !== undefined || dimension.elements.length <= (found?.length ?? 0)) continue;
      const ids = dimension.elements.map((element) => element.id);
      const set = new Set(ids);
      if (elements.every((element) => set.has(element))) found = ids;
    }
    if (found !== undefined) this.families.set(key, found);
    return found;
  }

  /** Every combination of elements that a definition covers, with the ranges of its left side bound. */
  instancesOf(definition: Definition): readonly { elements: readonly string[]; bindings: Bindings }[] {
    if (definition.subscripts.length === 0) return oneScalar;
    const axes = definition.subscripts.map((name) => this.axis(name, definition.place));
    const excepted = definition.except.map((part) => part.map((name) => new Set(this.axis(name, definition.place))));
    let instances: { elements: string[]; bindings: Map<string, string> }[] = [{ elements: [], bindings: new Map() }];
    definition.subscripts.forEach((name, position) => {
      instances = instances.flatMap((instance) =>
        (axes[position] ?? []).map((element) => {
          const bindings = new Map(instance.bindings);
          if (this.isDimension(name.id)) bindings.set(name.id, element);
          return { elements: [...instance.elements, element], bindings };
        }),
      );
    });
    return instances.filter(
      ({ elements }) => !excepted.some((part) => part.every((axis, position) => axis.has(elements[position] ?? ''))),
    );
  }

  /** The elements of a range; an element itself. */
  axis(name: Name, place: Place): readonly string[] {
    if (this.isDimension(name.id)) return this.elementsOf(name, place);
    if (this.isElement(name.id)) return [name.id];
    throw modelIssue(`unknown subscript ${name.text}`, place, 'unknown-subscript');
  }

  /** The element that a subscript in an equation stands for, given the ranges in scope. */
  resolve(use: SubscriptUse, bindings: Bindings): string {
    const { id, text } = use.name;
    const bound = bindings.get(bindingKey(use));
    if (bound !== undefined) return bound;
    if (this.isElement(id)) return id;
    if (!this.isDimension(id)) throw modelIssue(`unknown subscript ${text}`, use.place, 'unknown-subscript');
    const found = use.bang ? undefined : (this.throughAlias(id, bindings) ?? this.throughMapping(use, bindings));
    if (found !== undefined) return found;
    throw modelIssue(
      `subscript range ${text} is not among the ranges on the left side, nor mapped to one of them`,
      use.place,
      'unbound-subscript',
      `use a range of the left side, an element of ${text}, or ${text}! inside SUM, PROD, VMIN or VMAX`,
    );
  }

  /** Two names of one list of elements are the same range. */
  private throughAlias(id: string, bindings: Bindings): string | undefined {
    for (const [bound, element] of bindings) {
      if (this.rootOf(bound) === this.rootOf(id)) return element;
    }
    return undefined;
  }

  private rootOf(id: string): string {
    const dimension = this.dimensions.get(id);
    return dimension?.aliasOf === undefined ? id : this.rootOf(dimension.aliasOf.id);
  }

  private throughMapping(use: SubscriptUse, bindings: Bindings): string | undefined {
    const used = this.dimensions.get(use.name.id);
    const candidates = new Set<string>();
    for (const [boundId, element] of bindings) {
      for (const mapping of used?.mappings ?? []) {
        if (!this.covers(mapping.to, boundId)) continue;
        mapping.elements.forEach((targets, position) => {
          if (targets.some((target) => target.id === element)) candidates.add(used?.elements[position]?.id ?? '');
        });
      }
      const bound = this.dimensions.get(boundId);
      for (const mapping of bound?.mappings ?? []) {
        if (this.rootOf(mapping.to.id) !== this.rootOf(use.name.id)) continue;
        const position = bound?.elements.findIndex((candidate) => candidate.id === element) ?? -1;
        const targets = mapping.elements[position] ?? [];
        if (targets.length === 1) candidates.add(targets[0]?.id ?? '');
      }
    }
    if (candidates.size > 1) {
      throw modelIssue(
        `subscript range ${use.name.text} maps to several elements here: ${[...candidates].join(', ')}`,
        use.place,
        'ambiguous-mapping',
      );
    }
    return [...candidates][0];
  }

  /** Whether a mapping to one range also speaks for another: the same, an alias, or a part of it. */
  private covers(target: Name, boundId: string): boolean {
    if (this.rootOf(target.id) === this.rootOf(boundId)) return true;
    const whole = new Set(this.dimensions.get(target.id)?.elements.map((element) => element.id) ?? []);
    const part = this.dimensions.get(boundId)?.elements ?? [];
    return part.length > 0 && part.every((element) => whole.has(element.id));
  }
}
