/** The map of two beliefs, and the point on it that is the reader's own. */
import { useRef, useState } from 'preact/hooks';
import { formatPercent } from '#base';
import { beliefMap, type Layout, mapFrame } from '#charts';
import type { DecideAxis, DecideResult } from '#studies';
import { askOnce } from '../engine/inquiry.ts';
import { withBelief } from '../state/scenario-state.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { usePage } from '../view/page.ts';
import { axisLabel, firmName, money, placeText, stampOf, useWords } from './context.ts';
import { movedBelief, readMap, shareOn, valueOn } from './moved-belief.ts';

interface BeliefMapPanelProps {
  readonly result: DecideResult;
  readonly onAxes: (axes: readonly [string, string]) => void;
}

/** Shares of the two axes. */
interface Place {
  readonly x: number;
  readonly y: number;
}

export function BeliefMapPanel({ result, onAxes }: BeliefMapPanelProps) {
  const words = useWords();
  const { language, start } = usePage();
  const { x, y, difference, differenceError, explained } = result.contour;
  const [moved, setMoved] = useState<{ readonly hash: string; readonly place: Place } | undefined>(undefined);
  const here = { x: shareOn(x, x.believed.here), y: shareOn(y, y.believed.here) };
  // A new result knows where the point is by itself.
  const place = moved?.hash === result.hash ? moved.place : here;
  const at = (values: readonly number[]) => readMap(values, x.points.length, y.points.length, place.x, place.y);
  const stamp = stampOf(result);
  const keep = useKeep(x, y);
  const movable = x.kind === 'belief' && y.kind === 'belief';
  const text = (axis: DecideAxis, share: number) => placeText(axis, valueOn(axis, share), language);
  const spec = {
    name: words.mapName(firmName(result, language), formatPercent(result.step, language, { decimals: 0 })),
    unit: '$',
    format: 'money' as const,
    x: { ...x, label: axisLabel(x, language) },
    y: { ...y, label: axisLabel(y, language) },
    values: difference,
    errors: differenceError,
    above: words.more,
    below: words.less,
    open: words.open,
    line: words.line,
    provenance: { ...stamp, model: start.modelVersion },
  };
  return (
    <section class="facts" aria-labelledby="map">
      <h2 id="map">{words.map}</h2>
      <p>{words.mapAbout}</p>
      <div class="facts-head">
        <AxisPicker label={words.across} result={result} axis={x} other={y} onPick={(id) => onAxes([id, y.id])} />
        <AxisPicker label={words.upward} result={result} axis={y} other={x} onPick={(id) => onAxes([x.id, id])} />
      </div>
      <ChartPanel
        format="money"
        stamp={stamp}
        widest={820}
        draw={(layout) => beliefMap(spec, { ...layout, height: layout.height + 90 })}
        over={(layout) =>
          movable ? (
            <Handle
              layout={{ ...layout, height: layout.height + 90 }}
              place={place}
              home={here}
              text={(to) => words.here(text(x, to.x), text(y, to.y))}
              onMove={(to) => setMoved({ hash: result.hash, place: to })}
              onKeep={keep}
            />
          ) : null
        }
      >
        <p class="readout" role="status">
          {words.readout(
            text(x, place.x),
            text(y, place.y),
            money(at(difference), language),
            money(1.96 * at(differenceError), language),
          )}
        </p>
      </ChartPanel>
      {movable ? null : <p>{words.hereFixed}</p>}
      <p>{words.explained(formatPercent(explained, language, { decimals: 0 }))}</p>
    </section>
  );
}

/** Makes the place on the map what is believed. */
function useKeep(x: DecideAxis, y: DecideAxis): (place: Place) => void {
  const words = useWords();
  const { store, language } = usePage();
  return (place) => {
    const wanted = [
      { axis: x, value: valueOn(x, place.x) },
      { axis: y, value: valueOn(y, place.y) },
    ];
    Promise.all(wanted.map(({ axis }) => askOnce('control', { id: axis.id })))
      .then((controls) => {
        const world = wanted.reduce((choice, { axis, value }, index) => {
          const domain = controls[index] ?? axis;
          return withBelief(choice, axis.id, movedBelief(axis, value, domain));
        }, store.chosen.value);
        const [across = '', upward = ''] = wanted.map(({ axis, value }) => placeText(axis, value, language));
        store.commitTo(world, words.stepMove(across, upward));
      })
      .catch((error: unknown) => store.say(error instanceof Error ? error.message : String(error)));
  };
}

interface AxisPickerProps {
  readonly label: string;
  readonly result: DecideResult;
  readonly axis: DecideAxis;
  readonly other: DecideAxis;
  readonly onPick: (id: string) => void;
}

function AxisPicker({ label, result, axis, other, onPick }: AxisPickerProps) {
  const { language } = usePage();
  const beliefs = [axis, ...result.evppi].filter(
    ({ id }, index, all) => all.findIndex((one) => one.id === id) === index,
  );
  return (
    <label>
      {label}
      <select value={axis.id} onChange={(event) => onPick(event.currentTarget.value)}>
        {beliefs
          .filter(({ id }) => id !== other.id)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.label[language]}
            </option>
          ))}
      </select>
    </label>
  );
}

interface HandleProps {
  readonly layout: Layout;
  readonly place: Place;
  readonly home: Place;
  readonly text: (place: Place) => string;
  readonly onMove: (place: Place) => void;
  readonly onKeep: (place: Place) => void;
}

/** Part of an axis that an arrow key moves. */
const stride = 1 / 30;
/** Milliseconds without a key after which the point is kept. */
const rest = 900;

function Handle({ layout, place, home, text, onMove, onKeep }: HandleProps) {
  const { store } = usePage();
  const { left, right, top, bottom } = mapFrame(layout);
  const button = useRef<HTMLButtonElement>(null);
  const dragging = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const inside = (value: number) => Math.min(0.985, Math.max(0.015, value));
  const placeOf = (event: PointerEvent): Place => {
    const box = button.current?.parentElement?.getBoundingClientRect();
    return {
      x: inside((event.clientX - (box?.left ?? 0) - left) / (right - left)),
      y: inside((bottom - (event.clientY - (box?.top ?? 0))) / (bottom - top)),
    };
  };
  const keep = (to: Place) => {
    clearTimeout(timer.current);
    if (to.x !== home.x || to.y !== home.y) onKeep(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-stride, 0],
      ArrowRight: [stride, 0],
      ArrowUp: [0, stride],
      ArrowDown: [0, -stride],
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const to = { x: inside(place.x + step[0]), y: inside(place.y + step[1]) };
      onMove(to);
      store.say(text(to));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => keep(to), rest);
    } else if (event.key === 'Escape') {
      clearTimeout(timer.current);
      onMove(home);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      keep(place);
    }
  };
  return (
    <button
      ref={button}
      type="button"
      class="here"
      style={{
        left: `${left + place.x * (right - left)}px`,
        top: `${bottom - place.y * (bottom - top)}px`,
      }}
      aria-label={text(place)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        dragging.current = true;
        button.current?.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (dragging.current) onMove(placeOf(event));
      }}
      onPointerUp={(event) => {
        if (!dragging.current) return;
        dragging.current = false;
        keep(placeOf(event));
      }}
      onPointerCancel={() => {
        dragging.current = false;
        onMove(home);
      }}
    />
  );
}
