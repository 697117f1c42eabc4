import type { DecideResult } from '../decide-types.ts';
export function decideAnswer(_: Omit<DecideResult, 'hash' | 'answer'>): { en: string[]; fr: string[] } {
  return { en: [], fr: [] };
}
