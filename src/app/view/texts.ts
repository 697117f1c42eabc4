/** Numbers of the page in words. */
import { formatMoney, formatNumber, formatQuantity, type Language } from '#base';
import type { ScenarioChange } from '../bundle/start-data.ts';
import type { Catalogue } from '../text/english.ts';
import { controlUnit, unitWords } from '../text/units.ts';

/** A parameter's value with its unit. */
export function parameterText(value: number, unit: string, language: Language): string {
  const { text, format } = unitWords(unit, language);
  // The amount carries the dollar already.
  if (format === 'money') return `${formatMoney(value, language)}${text.replace(/^\$/, '')}`;
  return formatQuantity(value, controlUnit(unit, language), language);
}

/** What a scenario makes of a parameter. */
export function changeText(change: ScenarioChange, language: Language, words: Catalogue): string {
  const middle = parameterText(change.value, change.unit, language);
  if (change.belief === undefined) return middle;
  const [low, high] = change.belief.map((value) => formatNumber(value, language));
  return `${middle} (${words.nineInTen(low ?? '', high ?? '')})`;
}
