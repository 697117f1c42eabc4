/** What every part of the Drivers view needs. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '#base';
import type { ValueFormat } from '#charts';
import type { DriversResult } from '#studies';
import type { Stamp } from '../state/exports.ts';
import { unitWords } from '../text/units.ts';
import type { DriversWords } from './text/english.ts';

const Words = createContext<DriversWords | undefined>(undefined);
export const WordsProvider = Words.Provider;

export function useWords(): DriversWords {
  const words = useContext(Words);
  if (words === undefined) throw new Error('a part of the Drivers view was drawn outside of it');
  return words;
}

/** Of a flag, what is read is a share. */
export function formatOf(unit: string, language: Language): ValueFormat {
  return unit === '' ? 'percent' : unitWords(unit, language).format;
}

export function stampOf({ model, dataDate, seed, runs, hash, scenario }: DriversResult): Stamp {
  return { model, dataDate, seed, n: runs, hash, scenario };
}
