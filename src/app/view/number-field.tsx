/** The value of a control as a number that can be typed. */
import { useState } from 'preact/hooks';
import { formatNumber } from '#base';
import type { ControlData } from '../bundle/start-data.ts';
import { readNumber } from '../state/scale.ts';
import { controlUnit } from '../text/units.ts';
import { usePage } from './page.ts';

export function NumberField({ control, value }: { readonly control: ControlData; readonly value: number }) {
  const { words, store, language } = usePage();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const { id, low, high } = control;
  const typed = draft === undefined ? value : readNumber(draft);
  const wrong = !(typed >= low && typed <= high) || (control.whole === true && !Number.isInteger(typed));
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
          {(control.whole === true ? words.wholeNumber : words.allowed)(
            formatNumber(low, language),
            formatNumber(high, language),
          )}
        </span>
      ) : null}
    </span>
  );
}
