/** Which day's knowledge is shown: a slider over the days on which something became public. */
import { formatDate } from '#base';
import { usePage } from '../view/page.ts';
import { useEvidence } from './context.ts';

interface DaySliderProps {
  /** Oldest first. */
  readonly days: readonly string[];
  /** Undefined: everything known. */
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

export function DaySlider({ days, value, onChange }: DaySliderProps) {
  const { language } = usePage();
  const { words } = useEvidence();
  const last = days.length - 1;
  // A day between two slots shows what was known since the one before.
  const at =
    value === undefined
      ? last
      : Math.max(
          0,
          days.findLastIndex((day) => day <= value),
        );
  const text = value === undefined ? words.asOfAll : formatDate(value, language);
  return (
    <label class="day-slider">
      <span>
        {words.asOf} <b>{text}</b>
      </span>
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={at}
        aria-valuetext={text}
        onInput={(event) => {
          const slot = Number(event.currentTarget.value);
          onChange(slot >= last ? undefined : days[slot]);
        }}
      />
    </label>
  );
}
