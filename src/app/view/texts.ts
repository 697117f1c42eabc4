/** Numbers of the page in words. */
import { formatNumber, formatQuantity, type Language } from '#base';
import type { ScenarioChange } from '../bundle/start-data.ts';
import type { Catalogue } from '../text/english.ts';
import { controlUnit } from '../text/units.ts';

/** A parameter's value with its unit. */
export function parameterText(value: number, unit: string, language: Language): string {
  return formatQuantity(value, controlUnit(unit, language), language);
}

/** What a scenario makes of a parameter. */
export function changeText(change: ScenarioChange, language: Language, words: Catalogue): string {
  const middle = parameterText(change.value, change.unit, language);
  if (change.belief === undefined) return middle;
  const [low, high] = change.belief.map((value) => formatNumber(value, language));
  return `${middle} (${words.nineInTen(low ?? '', high ?? '')})`;
}
