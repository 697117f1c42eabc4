/** One assumption: slider, number, evidence, reset, and why. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDate, formatNumber } from '#base';
import { parameterLink } from '../bundle/reference-data.ts';
import type { ControlData } from '../bundle/start-data.ts';
import { SourceLink } from '../reference/source-link.tsx';
import { readNumber, shareAt, sliderScale, sliderSteps, stepAt, valueAt } from '../state/scale.ts';
import { isControlId } from '../text/controls.ts';
import { controlUnit } from '../text/units.ts';
import { Disclosure } from './disclosure.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';
import { controlOfHash } from './place.ts';
import { parameterText } from './texts.ts';

export function Control({ control }: { readonly control: ControlData }) {
  const { words, store, start, language } = usePage();
  const { id, low, high, unit } = control;
  const label = control.label[language];
  const scale = sliderScale(low, high);
  const chosen = store.chosen.value;
  const change = start.scenarios
    .find((scenario) => scenario.id === (chosen.scenario ?? 'default'))
    ?.changes.find((one) => one.id === id);
  const set = chosen.set?.[id];
  const value = set ?? change?.value ?? control.default;
  const text = (number: number) => formatNumber(number, language);
  const state = useStateText(control, value, set, change);
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (controlOfHash(location.hash) === id) slider.current?.focus();
  }, [id]);
  const outside = control.evidence !== undefined && (value < control.evidence[0] || value > control.evidence[1]);
  return (
    <div class={set === undefined ? 'control' : 'control changed'}>
      <div class="control-head">
        <label for={id}>{label}</label>
        {set === undefined ? null : (
          <button
            type="button"
            class="button quiet"
            aria-label={words.resetOf(label)}
            title={words.resetOf(label)}
            onClick={() => store.resetControl(control)}
          >
            <Icon name="reset" />
          </button>
        )}
      </div>
      <div class="control-row">
        <span class="track">
          <Track control={control} />
          <input
            ref={slider}
            id={id}
            type="range"
            min={0}
            max={sliderSteps}
            step={1}
            value={stepAt(value, scale)}
            aria-valuetext={`${parameterText(value, unit, language)}, ${state}`}
            onInput={(event) => store.drag(control, valueAt(Number(event.currentTarget.value), scale))}
            onChange={(event) => store.commit(control, valueAt(Number(event.currentTarget.value), scale))}
          />
        </span>
        <NumberField control={control} value={value} />
      </div>
      <p class="control-state">
        {state}
        {outside && set !== undefined ? <span class="flag">{words.outsideEvidence}</span> : null}
      </p>
      <Why control={control} text={text} />
    </div>
  );
}

/** Rates of growth are logarithms: people read them as factors a year. */
const readAsFactor: readonly string[] = ['hardware_decline', 'software_growth'];

function useStateText(
  control: ControlData,
  value: number,
  set: number | undefined,
  change: { readonly belief?: readonly [number, number] } | undefined,
): string {
  const { words, store, language } = usePage();
  const asFactor = readAsFactor.includes(control.id);
  const text = (bound: number) => formatNumber(asFactor ? Math.exp(bound) : bound, language, { significant: 2 });
  const linked = store.chosen.value.beliefs?.[control.id];
  const belief = change === undefined ? control.belief : change.belief;
  const spread =
    set !== undefined
      ? words.set
      : linked !== undefined
        ? words.linkedBelief
        : belief === undefined
          ? words.fixed
          : words.uncertain(text(belief[0]), text(belief[1]));
  return asFactor ? `${words.timesAYear(text(value))} · ${spread}` : spread;
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

function NumberField({ control, value }: { readonly control: ControlData; readonly value: number }) {
  const { words, store, language } = usePage();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const { id, low, high } = control;
  const typed = draft === undefined ? value : readNumber(draft);
  const wrong = !(typed >= low && typed <= high);
  const text = formatNumber(value, language);
  const finish = () => {
    if (draft !== undefined && !wrong && typed !== value) store.commit(control, typed);
    setDraft(undefined);
  };
  const unit = controlUnit(control.unit, language);
  return (
    <span class="number">
      <input
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={draft ?? text}
        aria-label={words.valueOf(control.label[language])}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      {unit === '' ? null : <span class="unit">{unit}</span>}
      {wrong ? (
        <span class="wrong" id={`${id}-wrong`} role="alert">
          {words.allowed(formatNumber(low, language), formatNumber(high, language))}
        </span>
      ) : null}
    </span>
  );
}

function Why({ control, text }: { readonly control: ControlData; readonly text: (value: number) => string }) {
  const { words, controlTexts, language } = usePage();
  // The table of parameters argues in English only.
  const own = isControlId(control.id) ? controlTexts[control.id] : undefined;
  const bounds = control.evidence;
  return (
    <Disclosure
      title={words.about}
      spoken={words.aboutOf(control.label[language])}
      content={() => (
        <>
          {own === undefined ? null : <p>{own.meaning}</p>}
          {own === undefined ? <p lang="en">{control.justification}</p> : <p>{own.justification}</p>}
          <dl>
            <dt>{words.scenario}</dt>
            <dd>{words.defaultValue(parameterText(control.default, control.unit, language))}</dd>
            {bounds === undefined ? null : <dd>{words.evidence(text(bounds[0]), text(bounds[1]))}</dd>}
            <dt>{words.grade}</dt>
            <dd>{words.grades[control.grade] ?? control.grade}</dd>
            {control.knownSince === undefined ? null : (
              <dd>{words.knownSince(formatDate(control.knownSince, language))}</dd>
            )}
            <dt>{control.sources.length > 1 ? words.sources : words.source}</dt>
            {control.sources.length === 0 ? <dd>{words.judgement}</dd> : null}
            {control.sources.map((source) => (
              <dd key={source}>
                <SourceLink source={source} />
              </dd>
            ))}
            <dt>{words.parameterId}</dt>
            <dd>
              <code>{control.id}</code>
            </dd>
          </dl>
          <p>
            <a href={parameterLink(control.id)}>{words.moreOnParameter}</a>
            {own === undefined ? null : (
              <>
                {' · '}
                <a href={`#view=learn.controls/${control.id}`}>{words.whatItMoves}</a>
              </>
            )}
          </p>
        </>
      )}
    />
  );
}
