/** What every part of the Race view needs. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { RaceGameResult } from '#studies';
import type { Stamp } from '../state/exports.ts';
import type { RaceWords } from './text/english.ts';

const Words = createContext<RaceWords | undefined>(undefined);
export const WordsProvider = Words.Provider;

export function useWords(): RaceWords {
  const words = useContext(Words);
  if (words === undefined) throw new Error('a part of the Race view was drawn outside of it');
  return words;
}

export function stampOf({ model, dataDate, seed, n, hash, scenario }: RaceGameResult): Stamp {
  return { model, dataDate, seed, n, hash, scenario };
}
