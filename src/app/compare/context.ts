/** What every part of the Compare view needs. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { formatMoney, formatNumber, formatPercent, type Language } from '#base';
import type { ValueFormat } from '#charts';
import { unitWords } from '../text/units.ts';
import type { CompareWords } from './text/english.ts';

const Words = createContext<CompareWords | undefined>(undefined);
export const WordsProvider = Words.Provider;

export function useWords(): CompareWords {
  const words = useContext(Words);
  if (words === undefined) throw new Error('a part of the Compare view was drawn outside of it');
  return words;
}

/** Of a flag, what is shared is the part of futures that have it. */
export function formatOf(unit: string, language: Language): ValueFormat {
  return unit === '' ? 'percent' : unitWords(unit, language).format;
}

/** A change with its sign, or with `error` the half of an interval without one. */
export function changeText(value: number, unit: string, language: Language, error = false): string {
  const form = error ? { significant: 2 } : { sign: true };
  const format = formatOf(unit, language);
  // The sign and the figure stay on one line.
  if (format === 'money') return formatMoney(value, language, form).replace('\u2212$', '\u2212\u2060$');
  if (format === 'percent') return formatPercent(value, language, { ...form, ...(error ? {} : { significant: 3 }) });
  return formatNumber(value, language, form);
}
