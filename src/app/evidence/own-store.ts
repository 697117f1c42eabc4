/** A reader's own table of facts, kept in this browser. */
import { signal } from '@preact/signals';
import type { Desk } from './desk.ts';

const key = 'jevons-own-facts';

export interface OwnTable {
  readonly name: string;
  readonly csv: string;
}

/** The table that is taken in; undefined when there is none. */
export const ownTable = signal<OwnTable | undefined>(undefined);

/** Hands the kept table to the thread that holds the facts, once for the life of the page. */
export function bringBack(desk: Desk): void {
  if (ownTable.value !== undefined) return;
  const kept = read();
  if (kept === undefined) return;
  ownTable.value = kept;
  desk
    .ask('own', { csv: kept.csv })
    // A table that a newer version of the page refuses is left alone: the reader sees why on taking it in again.
    .then(({ issues }) => issues.length > 0 && forgetTaken())
    .catch(forgetTaken);
}

function forgetTaken(): void {
  ownTable.value = undefined;
}

function read(): OwnTable | undefined {
  try {
    const text = localStorage.getItem(key);
    if (text === null) return undefined;
    const kept = JSON.parse(text) as Partial<OwnTable>;
    return typeof kept.csv === 'string' && typeof kept.name === 'string'
      ? { name: kept.name, csv: kept.csv }
      : undefined;
  } catch {
    return undefined;
  }
}

/** @returns False when the browser does not keep it: no storage, or no room. */
export function keep(table: OwnTable | undefined): boolean {
  ownTable.value = table;
  try {
    if (table === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(table));
    return true;
  } catch {
    return false;
  }
}
