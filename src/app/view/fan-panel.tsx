/** An output over time, with a cursor that reads one year aloud. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Domain, type FanSpec, fanChart, fanDomain, fanPlot, fanReading, type Layout } from '#charts';
import { fanSpec } from '../state/fan-spec.ts';
import { heldDomain } from '../state/held-domain.ts';
import { ChartPanel } from './chart-panel.tsx';
import { usePage } from './page.ts';
import { useLink } from './place.ts';

interface FanPanelProps {
  readonly output: string;
  /** Where the cursor stands; undefined until somebody moves it. */
  readonly year: number | undefined;
  readonly onYear: (year: number) => void;
}

export function FanPanel({ output, year, onYear }: FanPanelProps) {
  const { store, start, language } = usePage();
  const held = useRef<{ readonly key: string; readonly domain: Domain } | undefined>(undefined);
  const link = useLink();
  const shown = store.shown.value;
  const found = fanSpec(output, shown, start, language, link);
  const ghost = useGhost(shown.key, found?.quantiles['0.5']);
  if (found === undefined) return null;
  const domain = heldDomain(held.current?.domain, fanDomain(found), held.current?.key === shown.key);
  held.current = { key: shown.key, domain };
  const spec: FanSpec = { ...found, domain };
  return (
    <ChartPanel
      format={spec.format}
      stamp={shown.result}
      draw={(layout) => fanChart(spec, layout)}
      {...(ghost === undefined ? {} : { instead: (layout: Layout) => fanChart({ ...spec, ghost }, layout) })}
      over={(layout) => <YearCursor spec={spec} layout={layout} year={year} onYear={onYear} />}
    />
  );
}

interface CursorProps {
  readonly spec: FanSpec;
  readonly layout: Layout;
  readonly year: number | undefined;
  readonly onYear: (year: number) => void;
}

/** A slider over the chart that is not seen, but for the line and the sentence of the year it stands on. */
function YearCursor({ spec, layout, year, onYear }: CursorProps) {
  const { words, language } = usePage();
  const [moving, setMoving] = useState<number | undefined>(undefined);
  const places = fanPlot(spec, layout);
  const last = spec.times.length - 1;
  const named = year === undefined ? -1 : spec.times.findIndex((time) => Math.floor(time) === year);
  const usual = spec.times.findIndex((time) => Math.floor(time) === 2030);
  const index = moving ?? (named >= 0 ? named : undefined);
  const at = index ?? Math.max(usual, 0);
  /** Down to the axis. */
  const plot = `${layout.height - 28}px`;
  const [from = 0, to = 0] = [places[0], places[last]];
  const yearAt = (place: number) => Math.floor(spec.times[place] ?? Number.NaN);
  return (
    <>
      {index === undefined ? null : (
        <>
          <span class="cursor-line" style={{ left: `${places[index]}px`, '--plot': plot }} aria-hidden="true" />
          <p class="cursor-reading" aria-hidden="true">
            {fanReading(spec, index, language)}
          </p>
        </>
      )}
      <input
        type="range"
        class="cursor"
        style={{ left: `${from}px`, width: `${Math.max(to - from, 1)}px`, '--plot': plot }}
        min={0}
        max={last}
        step={1}
        value={at}
        aria-label={words.yearOf(spec.name)}
        aria-valuetext={fanReading(spec, at, language)}
        onInput={(event) => setMoving(Number(event.currentTarget.value))}
        onChange={(event) => {
          onYear(yearAt(Number(event.currentTarget.value)));
          setMoving(undefined);
        }}
      />
    </>
  );
}

/** How long the median before the last change stays in sight. */
const ghostMilliseconds = 3000;

/** The median of the choice before, for a while after the choice has changed; it does not move, so nobody needs it off. */
function useGhost(key: string, median: readonly number[] | undefined): readonly number[] | undefined {
  const last = useRef({ key, median });
  const [ghost, setGhost] = useState<readonly number[] | undefined>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = { key, median };
    // While a slider moves, the ghost stays where the median was at first.
    if (before.key !== key) setGhost((current) => current ?? before.median);
  });
  useEffect(() => {
    const end = setTimeout(() => setGhost(undefined), ghostMilliseconds);
    return () => clearTimeout(end);
  }, [key]);
  return ghost;
}
