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

function Cloud({ answer, input }: { readonly answer: DrawnFutures; readonly input: DrawnFutures['inputs'][number] }) {
  const words = useWords();
  const { language, start } = usePage();
  const { output, values } = answer;
  const format = formatOf(output.unit, language);
  const unit = output.unit === '' ? '%' : unitWords(output.unit, language).text;
  const along = controlUnit(input.unit, language);
  const spec = {
    name: words.scatterChart(output.label[language], input.label[language], unit),
    x: {
      id: input.id,
      label: along === '' ? input.label[language] : `${input.label[language]} (${along})`,
      values: input.values,
    },
    y: { id: output.id, label: output.label[language], format, values: values.map((value) => value ?? Number.NaN) },
    ...(input.rankCorrelation === null ? {} : { rankCorrelation: input.rankCorrelation }),
    provenance: { ...answer, model: start.modelVersion },
  };
  return <ChartPanel draw={(layout) => scatterChart(spec, layout)} format={format} stamp={answer} widest={760} />;
}
