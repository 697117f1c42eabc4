/** The futures one by one: what each drew of an assumption, and what became of the figure. */
import { useState } from 'preact/hooks';
import { scatterChart } from '#charts';
import type { DrawnFutures } from '#studies';
import type { Inquired } from '../engine/inquiry.ts';
import { controlUnit, unitWords } from '../text/units.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { Picker } from '../view/picker.tsx';
import { formatOf, useWords } from './context.ts';
import { ThisFuture } from './this-future.tsx';

interface FuturesProps {
  readonly found: Inquired<DrawnFutures>;
  /** Ids of assumptions, the one that moves most first. */
  readonly suggested: readonly string[];
}

export function Futures({ found, suggested }: FuturesProps) {
  const words = useWords();
  const { language } = usePage();
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const { answer } = found;
  const has = (id: string | undefined) => answer?.inputs.find((input) => input.id === id);
  const input = has(wanted) ?? has(suggested.find((id) => has(id) !== undefined)) ?? answer?.inputs[0];
  return (
    <section class="facts" aria-labelledby="scatter">
      <h2 id="scatter">{words.scatter}</h2>
      <p>{words.scatterAbout}</p>
      <InquiryState of={found} label={words.computing} />
      {answer === undefined || input === undefined ? null : (
        <>
          <div class="fan-picker">
            <Picker
              label={words.assumption}
              options={answer.inputs.map(({ id, label, unit }) => ({
                id,
                label: label[language],
                unit: controlUnit(unit, language),
              }))}
              value={input.id}
              onPick={setWanted}
            />
          </div>
          <Cloud answer={answer} input={input} />
        </>
      )}
    </section>
  );
}

interface CloudProps {
  readonly answer: DrawnFutures;
  readonly input: DrawnFutures['inputs'][number];
}

function Cloud({ answer, input }: CloudProps) {
  const words = useWords();
  const { language, start } = usePage();
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const { output, values } = answer;
  const format = formatOf(output.unit, language);
  const unit = output.unit === '' ? '%' : unitWords(output.unit, language).text;
  const along = controlUnit(input.unit, language);
  /** Places of the futures that have a value, lowest first. */
  const order = values
    .flatMap((value, place) => (value === null ? [] : [{ value, place }]))
    .toSorted((a, b) => a.value - b.value || a.place - b.place)
    .map(({ place }) => place);
  const spec = {
    name: words.scatterChart(output.label[language], input.label[language], unit),
    x: {
      id: input.id,
      label: along === '' ? input.label[language] : `${input.label[language]} (${along})`,
      values: input.values,
    },
    y: { id: output.id, label: output.label[language], format, values: values.map((value) => value ?? Number.NaN) },
    ...(input.rankCorrelation === null ? {} : { rankCorrelation: input.rankCorrelation }),
    ...(chosen === undefined ? {} : { marked: chosen + 1 }),
    provenance: { ...answer, model: start.modelVersion },
  };
  // Dots are drawn in the order of the futures that have a value.
  const pick = (event: MouseEvent) => {
    const dot = (event.target as Element).closest('.dot');
    if (dot === null) return;
    const dots = [...(dot.parentElement?.querySelectorAll('.dot') ?? [])];
    setChosen(order.toSorted((a, b) => a - b)[dots.indexOf(dot)]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a dot under the pointer is another way to what the slider below does */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the slider below does it from the keyboard */}
      <div class="cloud" onClick={pick}>
        <ChartPanel draw={(layout) => scatterChart(spec, layout)} format={format} stamp={answer} widest={760} />
      </div>
      <ThisFuture answer={answer} input={input} order={order} place={chosen} onChoose={setChosen} />
    </>
  );
}
