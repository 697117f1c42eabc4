/** What every part of the Learn view needs. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LearnWords } from './text/english.ts';

const Words = createContext<LearnWords | undefined>(undefined);
export const WordsProvider = Words.Provider;

export function useWords(): LearnWords {
  const words = useContext(Words);
  if (words === undefined) throw new Error('a part of the Learn view was drawn outside of it');
  return words;
}
