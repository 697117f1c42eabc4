/** Worlds of a lesson: a few hundred futures each, on the same draws, and the chart of one output. */
import { fanChart } from '#charts';
import type { HeadlineResult } from '#studies';
import { type Inquired, useInquiry } from '../engine/inquiry.ts';
import { commandLine } from '../state/exports.ts';
import { fanSpec } from '../state/fan-spec.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { useLink } from '../view/place.ts';
import { Provenance } from '../view/provenance.tsx';
import { useWords } from './context.ts';

/** Enough for a share to within a few points, few enough to answer while a slider moves. */
export const lessonFutures = 256;

export interface LessonWorlds {
  readonly found: Inquired<readonly HeadlineResult[]>;
  /** Of the last good answer. */
  readonly results: readonly HeadlineResult[];
}

/** @param queries The default world is the empty query; the first result is what the others are compared with. */
export function useWorlds(queries: readonly string[], n = lessonFutures): LessonWorlds {
  const { start } = usePage();
  const found = useInquiry('fans', { queries, n, seed: start.result.seed });
  return { found, results: found.answer ?? [] };
}

/** The chart of one output in the last world, with the first one's median beside it. */
export function WorldChart({ worlds, output }: { readonly worlds: LessonWorlds; readonly output: string }) {
  const words = useWords();
  const { start, language } = usePage();
  const link = useLink();
  const { found, results } = worlds;
  const [baseline, result = baseline] = results;
  const spec =
    result === undefined || baseline === undefined
      ? undefined
      : fanSpec(output, { result, baseline, ownWorld: result }, start, language, link);
  return (
    <>
      <InquiryState of={found} label={words.computing} />
      {spec === undefined || result === undefined ? null : (
        <ChartPanel format={spec.format} stamp={result} widest={760} draw={(layout) => fanChart(spec, layout)} />
      )}
    </>
  );
}

/** What the numbers of a step stand on. */
export function WorldProvenance({ worlds, query }: { readonly worlds: LessonWorlds; readonly query: string }) {
  const result = worlds.results.at(-1);
  return result === undefined ? null : <Provenance stamp={result} command={commandLine(result, query)} />;
}
