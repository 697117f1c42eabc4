/** The ends of a belief, between which eight of ten futures draw: two handles under the slider. */
import type { Distribution } from '#stats';
import type { ControlData } from '../bundle/start-data.ts';
import { beliefBetween, type Ends, endsOf } from '../state/belief.ts';
import { shareAt, sliderScale, sliderSteps, stepAt, valueAt } from '../state/scale.ts';
import { withBelief } from '../state/scenario-state.ts';
import { usePage } from './page.ts';
import { parameterText } from './texts.ts';

/** Steps that the ends keep apart. */
const narrowest = 4;

interface WidthProps {
  readonly control: ControlData;
  readonly belief: Distribution;
}

export function BeliefWidth({ control, belief }: WidthProps) {
  const { words, store, language } = usePage();
  const { id, low, high, unit } = control;
  const label = control.label[language];
  const scale = sliderScale(low, high);
  const ends = endsOf(belief);
  if (ends === undefined) return null;
  const steps = [stepAt(ends[0], scale), stepAt(ends[1], scale)] as const;
  const text = (value: number) => parameterText(Number(value.toPrecision(3)), unit, language);
  const moved = (which: 0 | 1, step: number) => {
    // The end that stays keeps its value, which may lie between two steps.
    const asked: Ends =
      which === 0
        ? [valueAt(Math.min(step, steps[1] - narrowest), scale), ends[1]]
        : [ends[0], valueAt(Math.max(step, steps[0] + narrowest), scale)];
    return beliefBetween(belief, asked, [low, high]);
  };
  const commit = (which: 0 | 1, step: number) => {
    const after = moved(which, step);
    const [from, to] = endsOf(after) ?? ends;
    store.commitTo(withBelief(store.chosen.value, id, after), words.stepBelief(label, text(from), text(to)));
  };
  const handle = (which: 0 | 1, name: string) => (
    <input
      type="range"
      min={0}
      max={sliderSteps}
      step={1}
      value={steps[which]}
      aria-label={name}
      aria-valuetext={text(ends[which])}
      onInput={(event) =>
        store.dragTo(withBelief(store.chosen.value, id, moved(which, Number(event.currentTarget.value))))
      }
      onChange={(event) => commit(which, Number(event.currentTarget.value))}
    />
  );
  return (
    <span class="width">
      <span class="width-bar" aria-hidden="true">
        <span style={{ left: `${shareAt(ends[0], scale) * 100}%`, right: `${100 - shareAt(ends[1], scale) * 100}%` }} />
      </span>
      {handle(0, words.beliefLow(label))}
      {handle(1, words.beliefHigh(label))}
    </span>
  );
}
