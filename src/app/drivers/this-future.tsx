/** One future of many: what came out, what it drew, and the way to have it as one's own world. */
import { formatNumber } from '#base';
import { valueText } from '#charts';
import type { DrawnFutures } from '#studies';
import { usePage } from '../view/page.ts';
import { explore, useHash } from '../view/place.ts';
import { parameterText } from '../view/texts.ts';
import { formatOf, useWords } from './context.ts';

interface ThisFutureProps {
  readonly answer: DrawnFutures;
  readonly input: DrawnFutures['inputs'][number];
  /** Places of the futures, the lowest outcome first. */
  readonly order: readonly number[];
  readonly place: number | undefined;
  readonly onChoose: (place: number | undefined) => void;
}

export function ThisFuture({ answer, input, order, place, onChoose }: ThisFutureProps) {
  const words = useWords();
  const { language, store } = usePage();
  const hash = useHash(explore);
  const { output, values, inputs } = answer;
  const rank = place === undefined ? Math.floor((order.length - 1) / 2) : Math.max(0, order.indexOf(place));
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const told = (one: number | undefined) =>
    words.futureTold(
      count((one ?? 0) + 1),
      valueText(values[one ?? 0] ?? Number.NaN, formatOf(output.unit, language), language),
      `${input.label[language]} ${parameterText(input.values[one ?? 0] ?? Number.NaN, input.unit, language)}`,
    );
  const take = () => {
    if (place === undefined) return;
    const drawn = inputs.map(({ id, domain: [low, high], values: all }): [string, number] => [
      id,
      Math.min(high, Math.max(low, Number((all[place] ?? 0).toPrecision(6)))),
    ]);
    const { beliefs: _, ...rest } = store.chosen.value;
    const world = { ...rest, set: { ...rest.set, ...Object.fromEntries(drawn) } };
    store.commitTo(world, words.stepFuture(count(place + 1)));
    location.hash = hash;
  };
  return (
    <div class="this-future">
      <label>
        {words.oneFuture}
        <input
          type="range"
          min={0}
          max={Math.max(0, order.length - 1)}
          step={1}
          value={rank}
          aria-valuetext={told(order[rank])}
          onInput={(event) => onChoose(order[Number(event.currentTarget.value)])}
        />
      </label>
      {place === undefined ? (
        <p class="quiet">{words.chooseFuture}</p>
      ) : (
        <p>
          {told(place)}{' '}
          <button type="button" class="button bordered" onClick={take}>
            {words.takeFuture}
          </button>
        </p>
      )}
    </div>
  );
}
