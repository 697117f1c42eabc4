/** What a person should know about an import: choices made, figures left out, figures that changed. */

export interface Oddity {
  /** Stable, kebab-case. */
  readonly code:
    | 'restated'
    | 'tag-switch'
    | 'two-tags'
    | 'tags-not-joined'
    | 'trailing-year'
    | 'other-days'
    | 'other-unit'
    | 'same-day'
    | 'negative'
    | 'printed-differs'
    | 'quarters-to-year'
    | 'quarter-share'
    | 'no-figures'
    | 'year-end'
    | 'ledger-differs'
    | 'does-not-add-up';
  readonly text: string;
}

/** Collects oddities; those of one kind about one thing are counted, with the first as the example. */
export class Oddities {
  readonly #found = new Map<string, { readonly code: Oddity['code']; readonly text: string; count: number }>();

  /** @param about Oddities of one code about the same thing become one line; each stands alone by default. */
  add(code: Oddity['code'], text: string, about = text): void {
    const key = `${code} ${about}`;
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { code, text, count: 1 });
    else known.count++;
  }

  list(): Oddity[] {
    return [...this.#found.values()].map(({ code, text, count }) => ({
      code,
      text: count === 1 ? text : `${text} (and ${count - 1} more like it)`,
    }));
  }
}
