/** What every part of the Evidence view needs. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from './desk.ts';
import type { EvidenceWords } from './text/english.ts';

export interface EvidenceValues {
  readonly words: EvidenceWords;
  readonly desk: Desk;
}

const Evidence = createContext<EvidenceValues | undefined>(undefined);
export const EvidenceProvider = Evidence.Provider;

export function useEvidence(): EvidenceValues {
  const evidence = useContext(Evidence);
  if (evidence === undefined) throw new Error('a part of the Evidence view was drawn outside of it');
  return evidence;
}
