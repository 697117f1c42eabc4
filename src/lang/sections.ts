/** Where the equations end, and what the settings behind the sketch say about units. */

const markers = ['\\\\\\---///', '///---\\\\\\', ':L\x7f<%^E!@', ':L<%^E!@'];

function atLineStart(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return offset === 0 || before === 10 || before === 13;
}

/** Offset of the first sketch or settings marker that starts a line; the length of the text when there is none. */
export function equationsEnd(text: string): number {
  let end = text.length;
  for (const marker of markers) {
    let found = text.indexOf(marker);
    while (found >= 0 && found < end && !atLineStart(text, found)) found = text.indexOf(marker, found + 1);
    if (found >= 0 && found < end) end = found;
  }
  return end;
}

/** Unit equivalences of the settings section: lines `22:$,Dollar,Dollars,$s`. */
export function readUnitEquivalences(text: string, from: number): string[][] {
  const equivalences: string[][] = [];
  for (const line of text.slice(from).split(/\r\n|\n|\r/)) {
    if (!line.startsWith('22:')) continue;
    const units = line
      .slice(3)
      .split(',')
      .map((unit) => unit.trim())
      .filter((unit) => unit !== '');
    if (units.length > 0) equivalences.push(units);
  }
  return equivalences;
}
