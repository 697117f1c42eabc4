/** What a figure of a sentence is. */

import type { Scale } from './scales.ts';

export type FigureKind = 'money' | 'percent' | 'points' | 'multiple' | 'count';
export type Qualifier = 'none' | 'about' | 'nearly' | 'over' | 'under' | 'upTo';

export interface Figure {
  /** Offsets into the sentence, with its qualifier and unit. */
  readonly start: number;
  readonly end: number;
  /** Where the number itself begins, with its currency sign. */
  readonly core: number;
  readonly kind: FigureKind;
  /** USD billion (or billions of `currency`), %, or times. */
  readonly value: number;
  /** High end of a range. */
  readonly valueTo?: number | undefined;
  /** It may be off by this much for its rounding; same unit. */
  readonly half: number;
  readonly currency: string;
  readonly qualifier: Qualifier;
  /** "from A to B" with a verb of change. */
  readonly move: 'from' | 'to' | undefined;
  /** How the scale was written, for the unit check. */
  readonly scale: Scale | undefined;
}
