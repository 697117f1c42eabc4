/** The lessons in their order. */
import type { VNode } from 'preact';
import { Big } from './lessons/big.tsx';
import { Facts } from './lessons/facts.tsx';
import { Forecast } from './lessons/forecast.tsx';
import { Jevons } from './lessons/jevons.tsx';
import { Peak } from './lessons/peak.tsx';
import { Pipeline } from './lessons/pipeline.tsx';

export const lessonIds = ['jevons', 'peak', 'pipeline', 'big', 'forecast', 'facts'] as const;
export type LessonId = (typeof lessonIds)[number];

export const isLesson = (id: string): id is LessonId => lessonIds.some((one) => one === id);

/** Draws one step of a lesson, from 0. */
export const lessons: Readonly<Record<LessonId, (props: { readonly step: number }) => VNode | null>> = {
  jevons: Jevons,
  peak: Peak,
  pipeline: Pipeline,
  big: Big,
  forecast: Forecast,
  facts: Facts,
};
