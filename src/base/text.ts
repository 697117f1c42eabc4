/** Names of things as people type them, and how near two spellings are. */

/**
 * The id of a name: lower case, each run of blanks and underscores one `_`, outer double quotes taken off.
 *
 * @param name `Installed  Capacity`, `"unit cost"`.
 * @returns `installed_capacity`, `unit_cost`; empty when nothing but blanks was given.
 */
export function canonicalId(name: string): string {
  const trimmed = name.replace(/[\s\ufeff]+/g, ' ').trim();
  const quoted = trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"');
  const bare = quoted ? trimmed.slice(1, -1).replaceAll('\\"', '"').trim() : trimmed;
  return bare.toLowerCase().replace(/[ _]+/g, '_');
}

/**
 * Levenshtein distance with neighbouring swaps counted once (optimal string alignment), in UTF-16 code units.
 *
 * @see Damerau (1964), doi:10.1145/363958.363994.
 */
export function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforePrevious[column - 2] as number) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] as number;
}

/**
 * The candidate a mistyped word most likely meant.
 *
 * @param word As typed; letter case, blanks and underscores do not matter.
 * @param candidates Spelled as the answer should be.
 * @returns One of `candidates`, the first of the nearest; undefined when none is within a third of the word's length
 *   (and none begins with or contains it).
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = canonicalId(word);
  if (wanted === '') return undefined;
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = allowed + 1;
  let containing: string | undefined;
  for (const candidate of candidates) {
    const id = canonicalId(candidate);
    if (Math.abs(id.length - wanted.length) < bestDistance) {
      const distance = editDistance(wanted, id);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    if (wanted.length >= 3 && id.includes(wanted)) {
      if (containing === undefined || candidate.length < containing.length) containing = candidate;
    }
  }
  return best ?? containing;
}

/** French puts a blank before : ; ! ? % and inside « », and that blank must not break a line. */
export function frenchSpaces(text: string): string {
  return text.replace(/ (?=[:;!?%»])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0');
}
