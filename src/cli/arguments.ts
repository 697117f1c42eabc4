/** Reads the words of the command line into values, or says what was expected. */
import { JevonsError } from '#base';

function wrong(option: string, text: string, expected: string): JevonsError {
  return new JevonsError(`got "${text}", expected ${expected}`, { kind: 'usage', code: 'bad-argument', where: option });
}

/** @returns A reader of whole numbers in a range, for commander. */
export function wholeNumber(option: string, least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const upper = most === Number.MAX_SAFE_INTEGER ? ` of at least ${least}` : ` from ${least} to ${most}`;
  return (text) => {
    const plain = text.replace(/(?<=\d)[_,](?=\d{3})/g, '');
    const value = /^[+-]?\d+$/.test(plain) ? Number(plain) : Number.NaN;
    if (!(value >= least && value <= most)) throw wrong(option, text, `a whole number${upper}`);
    return value;
  };
}

/** @returns A reader of numbers, for commander. */
export function anyNumber(option: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(value)) throw wrong(option, text, 'a number');
    return value;
  };
}

/** A reader for commander that keeps every use of a repeatable option. */
export function repeated(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** @returns A reader of dates that exist, for commander. */
export function dateArgument(option: string): (text: string) => string {
  return (text) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    const date = parts === null ? undefined : new Date(`${text}T00:00:00Z`);
    if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
      throw wrong(option, text, 'a date like 2025-02-06');
    }
    return text;
  };
}
