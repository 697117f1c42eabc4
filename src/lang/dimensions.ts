/** Subscript ranges: from what is written to the elements in order, with mappings resolved. */

import type { Dimension, DimensionMapping, Name } from './ast.ts';
import type { ExpressionContext } from './expressions.ts';
import { readFields } from './fields.ts';
import { SyntaxFault } from './source.ts';

/** Largest number of elements that `(A1-A9)` may stand for. */
const greatestRange = 100_000;
/** Ranges inside ranges. */
const deepestNesting = 100;

interface WrittenEntry {
  readonly name: Name;
  readonly offset: number;
}

interface WrittenMapping {
  readonly to: Name;
  readonly offset: number;
  /** Absent when the mapping is plain: element by element in order. */
  readonly entries?: readonly WrittenEntry[];
}

export interface WrittenDimension {
  readonly name: Name;
  readonly offset: number;
  readonly entries: readonly WrittenEntry[];
  readonly mappings: readonly WrittenMapping[];
  readonly aliasOf?: Name;
  readonly comment: string;
  readonly end: number;
}

/** `A1` and `A12` of `(A1-A12)`: every name between, leading zeros kept. */
function numberedNames(context: ExpressionContext, from: WrittenEntry, to: WrittenEntry): WrittenEntry[] {
  const shape = /^(.*?)(\d+)$/s;
  const first = shape.exec(from.name.text);
  const last = shape.exec(to.name.text);
  const prefix = first?.[1] ?? '';
  const low = Number(first?.[2]);
  const high = Number(last?.[2]);
  if (first === null || last === null || prefix.toLowerCase() !== (last[1] ?? '').toLowerCase() || low > high) {
    throw new SyntaxFault(
      `${from.name.text}-${to.name.text} is not a range, expected one name with two rising numbers`,
      from.offset,
      'write it as (A1-A9)',
    );
  }
  if (high - low >= greatestRange) {
    throw new SyntaxFault(`${from.name.text}-${to.name.text} has more than ${greatestRange} elements`, from.offset);
  }
  const width = (first[2] ?? '').length;
  return Array.from({ length: high - low + 1 }, (_, i) => ({
    name: context.names.name(prefix + String(low + i).padStart(width, '0')),
    offset: from.offset,
  }));
}

function readEntry(context: ExpressionContext): WrittenEntry {
  const { lexer, names } = context;
  if (lexer.kind !== 'name' && !lexer.isWholeNumber()) lexer.fail('the name of an element or range');
  const entry = { name: names.name(lexer.token), offset: lexer.start };
  lexer.next();
  return entry;
}

function readEntries(context: ExpressionContext): WrittenEntry[] {
  const { lexer } = context;
  const entries: WrittenEntry[] = [];
  do {
    if (lexer.accept('(')) {
      const from = readEntry(context);
      lexer.expect('-', 'in a numbered range');
      const to = readEntry(context);
      lexer.expect(')', 'after a numbered range');
      for (const entry of numberedNames(context, from, to)) entries.push(entry);
    } else entries.push(readEntry(context));
  } while (lexer.accept(','));
  return entries;
}

function readMapping(context: ExpressionContext): WrittenMapping {
  const { lexer } = context;
  const bracketed = lexer.accept('(');
  const to = readEntry(context);
  if (!bracketed) return { to: to.name, offset: to.offset };
  lexer.expect(':', 'after the range that is mapped to');
  const entries = readEntries(context);
  lexer.expect(')', 'or , in a mapping');
  return { to: to.name, offset: to.offset, entries };
}

/** Reads `Name: A, B -> C ~ ~ comment |` from its colon on. */
export function readDimension(context: ExpressionContext, name: Name, offset: number): WrittenDimension {
  const { lexer } = context;
  lexer.next();
  const entries = readEntries(context);
  const mappings: WrittenMapping[] = [];
  if (lexer.accept('->')) {
    do mappings.push(readMapping(context));
    while (lexer.accept(','));
  }
  if (!lexer.is('~') && !lexer.is('|')) lexer.fail(', -> ~ or |');
  const { comment, end } = readFields(lexer.text, lexer.start, lexer.limit);
  return { name, offset, entries, mappings, comment, end };
}

/** Reads `A <-> B ~ ~ |` from its operator on. */
export function readAlias(context: ExpressionContext, name: Name, offset: number): WrittenDimension {
  const { lexer } = context;
  lexer.next();
  const of = readEntry(context);
  if (!lexer.is('~') && !lexer.is('|')) lexer.fail('~ or |');
  const { comment, end } = readFields(lexer.text, lexer.start, lexer.limit);
  return { name, offset, entries: [of], mappings: [], aliasOf: of.name, comment, end };
}

/** Resolves what ranges and mappings refer to; every fault is reported, none thrown. */
export function resolveDimensions(written: readonly WrittenDimension[], context: ExpressionContext): Dimension[] {
  const resolver = new Resolver(written, context.report);
  return written.map((dimension): Dimension => {
    const elements = resolver.elements(dimension, 0);
    return {
      name: dimension.name,
      elements,
      mappings: dimension.mappings.flatMap((mapping) => resolver.mapping(dimension, mapping)),
      ...(dimension.aliasOf === undefined ? {} : { aliasOf: dimension.aliasOf }),
      comment: dimension.comment,
      place: context.source.place(dimension.offset),
    };
  });
}

class Resolver {
  readonly #byId = new Map<string, WrittenDimension>();
  readonly #elements = new Map<string, readonly Name[]>();
  readonly #report: (fault: SyntaxFault) => void;

  constructor(written: readonly WrittenDimension[], report: (fault: SyntaxFault) => void) {
    this.#report = report;
    for (const dimension of written) {
      if (this.#byId.has(dimension.name.id)) {
        report(
          new SyntaxFault(`subscript range ${dimension.name.text} is defined twice`, dimension.offset, 'remove one'),
        );
      } else this.#byId.set(dimension.name.id, dimension);
    }
  }

  elements(dimension: WrittenDimension, depth: number): readonly Name[] {
    const known = this.#elements.get(dimension.name.id);
    if (known !== undefined) return known;
    if (depth > deepestNesting) {
      this.#report(new SyntaxFault(`subscript range ${dimension.name.text} is nested too deeply`, dimension.offset));
      return [];
    }
    // Set before the entries are read, so that a range that contains itself ends.
    this.#elements.set(dimension.name.id, []);
    const elements: Name[] = [];
    const seen = new Set<string>();
    for (const entry of dimension.entries) {
      for (const element of this.#expand(dimension, entry, depth)) {
        if (seen.has(element.id)) {
          this.#report(
            new SyntaxFault(
              `element ${element.text} occurs twice in ${dimension.name.text}`,
              entry.offset,
              'remove one',
            ),
          );
          continue;
        }
        seen.add(element.id);
        elements.push(element);
      }
    }
    this.#elements.set(dimension.name.id, elements);
    return elements;
  }

  #expand(dimension: WrittenDimension, entry: WrittenEntry, depth: number): readonly Name[] {
    if (entry.name.id === dimension.name.id) {
      this.#report(new SyntaxFault(`subscript range ${dimension.name.text} contains itself`, entry.offset));
      return [];
    }
    const range = this.#byId.get(entry.name.id);
    if (range !== undefined) {
      const elements = this.elements(range, depth + 1);
      if (elements.length === 0) {
        this.#report(new SyntaxFault(`subscript range ${range.name.text} is empty or contains itself`, entry.offset));
      }
      return elements;
    }
    if (dimension.aliasOf !== undefined) {
      this.#report(new SyntaxFault(`${entry.name.text} is not a subscript range`, entry.offset, 'define it first'));
      return [];
    }
    return [entry.name];
  }

  mapping(dimension: WrittenDimension, mapping: WrittenMapping): DimensionMapping[] {
    const target = this.#byId.get(mapping.to.id);
    if (target === undefined) {
      this.#report(
        new SyntaxFault(
          `${mapping.to.text} is not a subscript range`,
          mapping.offset,
          'define it or remove the mapping',
        ),
      );
      return [];
    }
    const from = this.elements(dimension, 0);
    const groups =
      mapping.entries === undefined
        ? this.elements(target, 0).map((element) => [element])
        : this.#groups(dimension, mapping.entries, from.length);
    if (groups.length !== from.length) {
      this.#report(
        new SyntaxFault(
          `mapping of ${dimension.name.text} to ${mapping.to.text} has ${groups.length} entries, expected ${from.length}`,
          mapping.offset,
          'map each element',
        ),
      );
      return [];
    }
    const inTarget = new Set(this.elements(target, 0).map((element) => element.id));
    const stranger = groups.flat().find((element) => !inTarget.has(element.id));
    if (stranger !== undefined) {
      this.#report(new SyntaxFault(`${stranger.text} is not an element of ${mapping.to.text}`, mapping.offset));
      return [];
    }
    return [{ to: mapping.to, elements: groups }];
  }

  /** One group of target elements for each element; a written range on both sides is matched element by element. */
  #groups(dimension: WrittenDimension, entries: readonly WrittenEntry[], count: number): Name[][] {
    const expand = (entry: WrittenEntry): readonly Name[] => {
      const range = this.#byId.get(entry.name.id);
      return range === undefined ? [entry.name] : this.elements(range, 0);
    };
    if (entries.length === count) return entries.map((entry) => [...expand(entry)]);
    if (entries.length !== dimension.entries.length) return entries.map((entry) => [...expand(entry)]);
    return entries.flatMap((entry, i) => {
      const source = dimension.entries[i];
      const sources = source === undefined ? [] : expand(source);
      const targets = expand(entry);
      if (sources.length === targets.length) return targets.map((element) => [element]);
      return sources.map(() => [...targets]);
    });
  }
}
