/** One assumption: a value that holds in every future, or a belief with its ends; evidence, reset, and why. */
import { useEffect, useRef } from 'preact/hooks';
import { formatNumber } from '#base';
import type { Distribution } from '#stats';
import type { ControlData } from '../bundle/start-data.ts';
import { endsOf, pointOf } from '../state/belief.ts';
import { shareAt, sliderScale, sliderSteps, stepAt, valueAt } from '../state/scale.ts';
import { scenarioOf } from '../state/scenario-state.ts';
import { BeliefWidth } from './belief-width.tsx';
import { Icon } from './icons.tsx';
import { NumberField } from './number-field.tsx';
import { usePage } from './page.ts';
import { controlOfHash } from './place.ts';
import { parameterText } from './texts.ts';
import { Why } from './why.tsx';

/** What holds of a parameter in the world on the page. */
interface Holding {
  /** Of a belief, its middle. */
  readonly value: number;
  /** Absent when every future has the value. */
  readonly belief?: Distribution;
  readonly own: boolean;
}

export function Control({ control }: { readonly control: ControlData }) {
  const { words, store, language } = usePage();
  const { id, low, high, unit } = control;
  const label = control.label[language];
  const scale = sliderScale(low, high, control.whole);
  const holding = useHolding(control);
  const { value, belief, own } = holding;
  const state = useStateText(control, holding);
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (controlOfHash(location.hash) === id) slider.current?.focus();
  }, [id]);
  const outside = control.evidence !== undefined && (value < control.evidence[0] || value > control.evidence[1]);
  return (
    <div class={own ? 'control changed' : 'control'}>
      <div class="control-head">
        <label for={id}>{label}</label>
        {own ? (
          <button
            type="button"
            class="button quiet"
            aria-label={words.resetOf(label)}
            title={words.resetOf(label)}
            onClick={() => store.resetControl(control)}
          >
            <Icon name="reset" />
          </button>
        ) : null}
      </div>
      <div class="control-row">
        <span>
          <span class="track">
            <Track control={control} />
            <input
              ref={slider}
              id={id}
              type="range"
              min={0}
              max={sliderSteps}
              step={scale.whole ? sliderSteps / (high - low) : 1}
              value={stepAt(value, scale)}
              aria-valuetext={`${parameterText(value, unit, language)}, ${state}`}
              onInput={(event) => store.drag(control, valueAt(Number(event.currentTarget.value), scale))}
              onChange={(event) => store.commit(control, valueAt(Number(event.currentTarget.value), scale))}
            />
          </span>
          {belief === undefined ? null : <BeliefWidth control={control} belief={belief} />}
        </span>
        <NumberField control={control} value={value} />
      </div>
      <p class="control-state">
        {state}
        {outside && own ? <span class="flag">{words.outsideEvidence}</span> : null}
      </p>
      <Why control={control} />
    </div>
  );
}

function useHolding(control: ControlData): Holding {
  const { store, start } = usePage();
  const { id } = control;
  const chosen = store.chosen.value;
  const change = scenarioOf(start, chosen)?.changes.find((one) => one.id === id);
  const set = chosen.set?.[id];
  if (set !== undefined) return { value: set, own: true };
  const own = chosen.beliefs?.[id];
  const belief = own ?? (change === undefined ? control.drawn : change.drawn);
  const usual = change?.value ?? control.default;
  if (belief === undefined) return { value: usual, own: false };
  // Of the scenario's own belief the middle is known even where it has no closed form.
  const middle = own === undefined ? undefined : pointOf(own, 0.5);
  return { value: Number(middle?.toPrecision(3) ?? usual), belief, own: own !== undefined };
}

/** Rates of growth are logarithms: people read them as factors a year. */
const readAsFactor: readonly string[] = ['hardware_decline', 'software_growth'];

function useStateText(control: ControlData, { value, belief, own }: Holding): string {
  const { words, language } = usePage();
  const asFactor = readAsFactor.includes(control.id);
  const text = (bound: number) => formatNumber(asFactor ? Math.exp(bound) : bound, language, { significant: 2 });
  const ends = belief === undefined ? undefined : endsOf(belief);
  const spread =
    belief === undefined
      ? own
        ? words.set
        : words.fixed
      : ends === undefined
        ? words.linkedBelief
        : words.uncertain(text(ends[0]), text(ends[1]));
  const parts = [...(asFactor ? [words.timesAYear(text(value))] : []), spread];
  return [...parts, ...(own ? bandOf(control, value).map((band) => words.bands[band]) : [])].join(' · ');
}

/** Where a value of one's own lies among what is believed by default. */
function bandOf({ drawn }: ControlData, value: number): ('low' | 'usual' | 'high')[] {
  const ends = drawn === undefined ? undefined : endsOf(drawn);
  if (ends === undefined) return [];
  return [value < ends[0] ? 'low' : value > ends[1] ? 'high' : 'usual'];
}

/** Evidence solid, beyond it hatched, the default as a tick. */
function Track({ control }: { readonly control: ControlData }) {
  const scale = sliderScale(control.low, control.high);
  const percent = (value: number) => `${shareAt(value, scale) * 100}%`;
  const { evidence } = control;
  return (
    <span class="track-marks" aria-hidden="true">
      {evidence === undefined ? null : (
        <span
          class="track-evidence"
          style={{ left: percent(evidence[0]), right: `${100 - shareAt(evidence[1], scale) * 100}%` }}
        />
      )}
      <span class="track-default" style={{ left: percent(control.default) }} />
    </span>
  );
}
