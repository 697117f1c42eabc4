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
