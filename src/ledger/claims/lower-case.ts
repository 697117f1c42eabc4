/** Matching without regard to case, fast: text and pattern in lower case rather than a flag that slows every character. */

/** Lower case with every offset kept. */
export function lowerText(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('');
}

/** A pattern for lower-case text; escapes such as `\S` and `\p{L}` stay. */
export function lowerPattern(source: string): RegExp {
  const lower = source.replace(/\\p\{[^}]*\}|\\.|[A-ZÀ-Þ]/g, (part) =>
    part.startsWith('\\') ? part : part.toLowerCase(),
  );
  return new RegExp(lower, 'gu');
}
