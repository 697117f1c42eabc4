/** Subscript ranges of a model by name, and how they relate. */

import type { Definition, Dimension, Model } from './ast.ts';

export class Ranges {
  readonly #dimensions = new Map<string, Dimension>();
  readonly #elements = new Set<string>();

  constructor(model: Model) {
    for (const dimension of model.dimensions) {
      this.#dimensions.set(dimension.name.id, dimension);
      for (const element of dimension.elements) this.#elements.add(element.id);
    }
  }

  isRange(id: string): boolean {
    return this.#dimensions.has(id);
  }

  isSubscript(id: string): boolean {
    return this.#dimensions.has(id) || this.#elements.has(id);
  }

  /** The elements of a range; the element itself for an element; undefined for anything else. */
  elements(id: string): readonly string[] | undefined {
    const dimension = this.#dimensions.get(id);
    if (dimension !== undefined) return dimension.elements.map((element) => element.id);
    return this.#elements.has(id) ? [id] : undefined;
  }

  /**
   * What a range or an element is as a number: the place, from 1, of the element in the largest range that holds all of
   * the range (the first of several), so that an element has one number in a range and its parts. An alias counts its
   * own elements.
   */
  position(id: string, element: string): number {
    const own = this.elements(id) ?? [];
    let family = own;
    if (!this.#isAlias(id)) {
      for (const dimension of this.#dimensions.values()) {
        const elements = new Set(dimension.elements.map((one) => one.id));
        const isLarger = elements.size > family.length || (family === own && elements.size === family.length);
        if (dimension.aliasOf === undefined && isLarger && own.every((one) => elements.has(one)))
          family = [...elements];
      }
    }
    return family.indexOf(element) + 1;
  }

  /** Whether a range can be used where another is on the left side: the same, an alias of it, or mapped to or from it. */
  reaches(used: string, bound: string): boolean {
    const sameList = this.#key(used) === this.#key(bound) && (this.#isAlias(used) || this.#isAlias(bound));
    return used === bound || sameList || this.#mapsTo(used, bound) || this.#mapsTo(bound, used);
  }

  #isAlias(id: string): boolean {
    return this.#dimensions.get(id)?.aliasOf !== undefined;
  }

  #key(id: string): string {
    return (this.elements(id) ?? []).join();
  }

  /** A mapping to a range also speaks for its aliases and its parts. */
  #mapsTo(from: string, to: string): boolean {
    const wanted = this.elements(to) ?? [];
    return (this.#dimensions.get(from)?.mappings ?? []).some((mapping) => {
      const whole = new Set(this.elements(mapping.to.id));
      return wanted.length > 0 && wanted.every((element) => whole.has(element));
    });
  }

  /**
   * The element that a range stands for where other ranges stand for the given elements.
   *
   * @param bindings Element by range.
   * @returns Undefined when the range reaches none of them.
   */
  resolve(id: string, bindings: ReadonlyMap<string, string>): string | undefined {
    const direct = bindings.get(id) ?? (this.isRange(id) ? undefined : this.elements(id)?.[0]);
    if (direct !== undefined) return direct;
    for (const [bound, element] of bindings) {
      if (!this.reaches(id, bound)) continue;
      if (this.#key(id) === this.#key(bound) && this.elements(id)?.includes(element)) return element;
      const found = this.#throughMapping(id, bound, element) ?? this.#throughMapping(bound, id, undefined, element);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Follows mappings of `from` to `to`, from an element of `to` back, or from an element of `from` on. */
  #throughMapping(from: string, to: string, target?: string, source?: string): string | undefined {
    const dimension = this.#dimensions.get(from);
    for (const mapping of dimension?.mappings ?? []) {
      for (const [i, group] of mapping.elements.entries()) {
        const own = dimension?.elements[i]?.id;
        if (target !== undefined && group.some((element) => element.id === target)) return own;
        const only = group.length === 1 ? group[0]?.id : undefined;
        if (own === source && only !== undefined && this.elements(to)?.includes(only)) return only;
      }
    }
    return undefined;
  }

  /** Every combination of elements that a definition covers; empty when a subscript is unknown. */
  cover(definition: Definition): string[] {
    const axes = definition.subscripts.map((name) => this.elements(name.id) ?? []);
    const excepted = definition.except.map((part) => part.map((name) => new Set(this.elements(name.id))));
    return combinations(axes)
      .filter((elements) => !excepted.some((part) => part.every((axis, i) => axis.has(elements[i] ?? ''))))
      .map((elements) => elements.join());
  }
}

/** All ways to take one of each list, the last list running fastest. */
export function combinations(lists: readonly (readonly string[])[]): string[][] {
  let all: string[][] = [[]];
  for (const list of lists) all = all.flatMap((start) => list.map((item) => [...start, item]));
  return all;
}
