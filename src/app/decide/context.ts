/** What every part of the Decide view needs. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { formatMoney, formatNumber, formatPercent, type Language } from '#base';
import type { DecideAxis, DecideResult, Quantity } from '#studies';
import type { Stamp } from '../state/exports.ts';
import { controlUnit } from '../text/units.ts';
import type { DecideWords } from './text/english.ts';

const Words = createContext<DecideWords | undefined>(undefined);
export const WordsProvider = Words.Provider;

export function useWords(): DecideWords {
  const words = useContext(Words);
  if (words === undefined) throw new Error('a part of the Decide view was drawn outside of it');
  return words;
}

export function stampOf({ model, dataDate, seed, n, hash, firm }: DecideResult): Stamp {
  return { model, dataDate, seed, n, hash, scenario: { id: `decide ${firm.id}` } };
}

/** The sign and the figure stay on one line. */
const whole = (text: string) => text.replaceAll('\u2212$', '\u2212\u2060$');

export const money = (value: number | null, language: Language): string =>
  whole(formatMoney(value ?? Number.NaN, language, { significant: 3 }));

/** A value and half of its 95 % interval. */
export function withError({ value, standardError }: Quantity, language: Language): string {
  if (value === null) return '–';
  const half = standardError === null ? '' : ` ± ${formatMoney(1.96 * standardError, language, { significant: 2 })}`;
  return `${money(value, language)}${half}`;
}

export const share = (value: number | null, language: Language): string => {
  const size = Math.abs(value ?? 0);
  const decimals = size > 0 && (size < 0.1 || size > 0.9) ? 1 : 0;
  return formatPercent(value ?? Number.NaN, language, { decimals });
};

/** A place on an axis with its label and unit. */
export function placeText(axis: DecideAxis, value: number, language: Language): string {
  const unit = controlUnit(axis.unit, language);
  return `${axis.label[language]} ${formatNumber(value, language)}${unit === '' ? '' : ` ${unit}`}`;
}

export function axisLabel({ label, unit }: Pick<DecideAxis, 'label' | 'unit'>, language: Language): string {
  const words = controlUnit(unit, language);
  return words === '' ? label[language] : `${label[language]} (${words})`;
}

export function firmName({ firm }: Pick<DecideResult, 'firm'>, language: Language): string {
  const text = firm.label[language];
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
