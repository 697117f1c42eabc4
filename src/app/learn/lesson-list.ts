/** What draws each lesson. */
import type { VNode } from 'preact';
import type { LessonId } from './lesson-ids.ts';
import { Big } from './lessons/big.tsx';
import { Facts } from './lessons/facts.tsx';
import { Forecast } from './lessons/forecast.tsx';
import { Jevons } from './lessons/jevons.tsx';
import { Peak } from './lessons/peak.tsx';
import { Pipeline } from './lessons/pipeline.tsx';

/** Draws one step of a lesson, from 0. */
export const lessons: Readonly<Record<LessonId, (props: { readonly step: number }) => VNode | null>> = {
  jevons: Jevons,
  peak: Peak,
  pipeline: Pipeline,
  big: Big,
  forecast: Forecast,
  facts: Facts,
};
