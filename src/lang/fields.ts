/** What follows an equation: `~ units [min,max,step] ~ comment ~ :SUPPLEMENTARY |`. */

import { SyntaxFault } from './source.ts';

export interface Fields {
  readonly units: string;
  readonly range?: readonly (number | undefined)[];
  readonly comment: string;
  readonly supplementary: boolean;
  /** Offset behind the closing `|`. */
  readonly end: number;
}

/** Joins continuation lines and trims. */
function cleanText(written: string): string {
  if (!written.includes('\\') && !written.includes('\r')) return written.trim();
  return written
    .replace(/\\[ \t]*\r?\n[ \t]*/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

function readLimits(written: string, offset: number): (number | undefined)[] {
  return written.split(',').map((part) => {
    const trimmed = part.trim();
    if (trimmed === '' || trimmed === '?') return undefined;
    const value = Number(trimmed);
    if (!/^[-+.\deE]+$/.test(trimmed) || !Number.isFinite(value)) {
      throw new SyntaxFault(`limit ${trimmed} is not a number, expected [min,max,step]`, offset);
    }
    return value;
  });
}

function readUnits(written: string, offset: number): Pick<Fields, 'units' | 'range'> {
  const text = cleanText(written.includes('{') ? written.replace(/\{[^}]*\}/g, ' ') : written);
  const open = text.indexOf('[');
  if (open < 0) return { units: text.replace(/\s+/g, ' ') };
  if (!text.endsWith(']')) throw new SyntaxFault('limits behind the unit are not closed, expected ]', offset);
  return {
    units: text.slice(0, open).trim().replace(/\s+/g, ' '),
    range: readLimits(text.slice(open + 1, -1), offset),
  };
}

/**
 * Reads the fields from the `~` or `|` at `start`.
 *
 * @throws SyntaxFault when the definition is not closed or a field is unknown.
 */
export function readFields(text: string, start: number, limit: number): Fields {
  const close = text.indexOf('|', start);
  if (close < 0 || close >= limit) throw new SyntaxFault('definition is not closed, expected |', start);
  const parts = text.slice(start, close).split('~');
  const offset = (index: number) => parts.slice(0, index).reduce((sum, part) => sum + part.length + 1, start);
  const units = readUnits(parts[1] ?? '', start + (parts[0] ?? '').length + 1);
  let supplementary = false;
  for (let i = 3; i < parts.length; i++) {
    const flag = (parts[i] ?? '').trim();
    if (/^:SUP(PLEMENTARY)?:?$/i.test(flag)) supplementary = true;
    else if (flag !== '') {
      const lead = (parts[i] ?? '').search(/\S/);
      throw new SyntaxFault(
        'unknown field after the comment, expected :SUPPLEMENTARY or |',
        offset(i) + lead,
        'a | may be missing before this, or a ~ stands in a comment',
      );
    }
  }
  return { ...units, comment: cleanText(parts[2] ?? ''), supplementary, end: close + 1 };
}
