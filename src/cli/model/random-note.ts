/** Models that draw at random inside a run: other programs draw other numbers, and a reader should know. */

import type { Language } from '#base';
import type { Plan } from '#engine';
import { messages } from '../messages.ts';
import type { Answer } from '../output.ts';
import { formatNotes } from '../table.ts';

/** @returns The answer; of a model that draws at random, with a note that says what is the same elsewhere. */
export function withRandomNote(answer: Answer, plan: Plan, seed: number, lang: Language): Answer {
  if (!plan.nodes.some(([operator]) => operator === 'uniform' || operator === 'normal')) return answer;
  const note = messages[lang].randomStreams(seed);
  return {
    ...answer,
    notes: [...(answer.notes ?? []), note],
    text: (screen) => `${answer.text(screen)}${formatNotes([note], screen)}`,
  };
}
