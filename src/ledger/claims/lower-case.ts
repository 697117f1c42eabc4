/** Matching without regard to case, fast: text and pattern in lower case rather than a flag that slows every character. */

/** Lower case with every offset kept. */
export function lowerText(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('');
}

/** Letters of French and English; the class of all the world's letters takes a hundred times longer to compile. */
const latin: Readonly<Record<string, string>> = { L: 'a-zß-öø-ÿœ', Ll: 'a-zß-öø-ÿœ', Lu: 'A-ZÀ-ÖØ-ÞŒ', N: '0-9' };
const eachCase: Readonly<Record<string, string>> = { ...latin, L: 'A-Za-zÀ-ÖØ-öø-ÿŒœ' };

/** A pattern for lower-case text; escapes such as `\S` stay, `\p{L}` means the letters of French and English. */
export function lowerPattern(source: string): RegExp {
  return new RegExp(
    withLatin(source, latin, (part) => part.toLowerCase()),
    'g',
  );
}

/** A pattern in which case counts, with `\p{L}` and the like as letters of French and English. */
export function latinPattern(source: string): RegExp {
  return new RegExp(
    withLatin(source, eachCase, (part) => part),
    'g',
  );
}

function withLatin(source: string, letters: Readonly<Record<string, string>>, other: (part: string) => string): string {
  let inClass = false;
  return source.replace(/\\p\{(\w+)\}|\\.|[^\\]/gsu, (part, name: string | undefined) => {
    if (name !== undefined) return inClass ? (letters[name] ?? part) : `[${letters[name]}]`;
    if (part === '[') inClass = true;
    else if (part === ']') inClass = false;
    return part.startsWith('\\') ? part : other(part);
  });
}
