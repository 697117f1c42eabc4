/** Worlds pinned for comparison, and how a link holds them; all pure. */
import { formatNumber, type Language } from '#base';
import type { StartData } from '../bundle/start-data.ts';
import type { Catalogue } from '../text/english.ts';
import type { Chosen } from './scenario-state.ts';

export interface Pin {
  readonly name: string;
  /** Link of its scenario without the leading question mark, the seed and the number of futures: those of the comparison hold. */
  readonly query: string;
}

/** More cannot be told apart on one chart. */
export const mostPins = 4;
export const longestName = 60;
/** Longer than any scenario of a person; shorter than what an address takes. */
const longestQuery = 6000;

/** The part of a scenario's link that a pin keeps. */
export function pinnedQuery(query: string): string {
  return query
    .split('&')
    .filter((part) => part !== '' && !/^(seed|n)=/.test(part))
    .join('&');
}

/** `&pin=name:query` for each, the parts encoded. */
export function pinsToHash(pins: readonly Pin[]): string {
  return pins.map(({ name, query }) => `&pin=${encodeURIComponent(name)}:${encodeURIComponent(query)}`).join('');
}

/** What cannot be read is left out. */
export function pinsOfHash(hash: string): readonly Pin[] {
  const found = [...hash.matchAll(/[#&]pin=([^&:]*):([^&]*)/g)].flatMap(([, name = '', query = '']) => {
    try {
      return [{ name: decodeURIComponent(name).trim(), query: pinnedQuery(decodeURIComponent(query)) }];
    } catch {
      return [];
    }
  });
  return usable(found);
}

export function pinsFromJson(text: string | null): readonly Pin[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? usable(read.filter(isPin)) : [];
  } catch {
    return [];
  }
}

function isPin(value: unknown): value is Pin {
  const pin = value as Partial<Pin> | null;
  return typeof pin?.name === 'string' && typeof pin.query === 'string';
}

function usable(pins: readonly Pin[]): readonly Pin[] {
  return pins
    .filter(({ name, query }) => name !== '' && query.length <= longestQuery)
    .map(({ name, query }) => ({ name: shortened(name), query }))
    .slice(0, mostPins);
}

/** Whole characters, so that no emoji is cut in two. */
export function shortened(name: string): string {
  return [...name.trim()].slice(0, longestName).join('');
}

export function samePins(left: readonly Pin[], right: readonly Pin[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** A name that says what is special, and that no other pin has. */
export function pinName(
  chosen: Chosen,
  start: Pick<StartData, 'scenarios' | 'controls'>,
  language: Language,
  words: Pick<Catalogue, 'scenarioChanged'>,
  pins: readonly Pin[],
): string {
  const id = chosen.scenario ?? 'default';
  const title = start.scenarios.find((one) => one.id === id)?.title[language] ?? id;
  const changes = Object.entries(chosen.set ?? {});
  const told = changes.map(([parameter, value]) => {
    const label = start.controls.find((one) => one.id === parameter)?.label[language] ?? parameter;
    return `${label} ${formatNumber(value, language)}`;
  });
  const beliefs = Object.keys(chosen.beliefs ?? {}).length;
  const few = told.length > 0 && told.length <= 2 && beliefs === 0;
  const special = few ? [...(id === 'default' ? [] : [title]), ...told].join(', ') : words.scenarioChanged(title);
  return unused(shortened(told.length + beliefs === 0 ? title : special), pins);
}

function unused(name: string, pins: readonly Pin[]): string {
  const taken = new Set(pins.map((pin) => pin.name));
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}
