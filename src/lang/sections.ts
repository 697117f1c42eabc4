/** Where the equations end, and what the settings behind the sketch say about units and integration. */

import type { Integration } from './ast.ts';

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

/** Fourth number of the settings line `15:`: automatic and fixed Runge-Kutta have numbers of their own. */
const methods: Readonly<Record<string, Integration>> = { 1: 'rk4', 5: 'rk4', 3: 'rk2', 4: 'rk2' };

/** Method of integration of the settings section. */
export function readIntegration(text: string, from: number): Integration {
  const line = /^15:[^,\r\n]*,[^,\r\n]*,[^,\r\n]*,[ \t]*(\d+)/m.exec(text.slice(from));
  return methods[line?.[1] ?? ''] ?? 'euler';
}
