/** Medians and 80 % of futures of every world on one chart. */
import { useState } from 'preact/hooks';
import { decimalYear } from '#base';
import { type LineSpec, lineChart } from '#charts';
import type { HeadlineResult } from '#studies';
import type { Stamp } from '../state/exports.ts';
import { outputNamed } from '../state/fan-spec.ts';
import type { Option } from '../state/matching.ts';
import { unitWords } from '../text/units.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { usePage } from '../view/page.ts';
import { Picker } from '../view/picker.tsx';
import type { ComparedWorld } from './compared-worlds.ts';
import { useWords } from './context.ts';

interface FansProps {
  readonly results: readonly HeadlineResult[];
  readonly worlds: readonly ComparedWorld[];
  readonly stamp: Stamp;
}

export function Fans({ results, worlds, stamp }: FansProps) {
  const words = useWords();
  const { language, words: page, start } = usePage();
  const [wanted, setWanted] = useState('total_capex_by_year');
  const [first] = results;
  const output = first === undefined ? undefined : (outputNamed(first, wanted) ?? first.outputs[0]);
  if (first === undefined || output === undefined) return null;
  const { id, label, times, per } = output;
  const unit = unitWords(output.unit, language);
  const options: Option[] = first.outputs.map((one) => ({
    id: one.id,
    label: one.label[language],
    unit: unitWords(one.unit, language).text,
  }));
  const values = (result: HeadlineResult, level: '0.1' | '0.5' | '0.9') => result.quantiles[id]?.[level] ?? [];
  const spec: LineSpec = {
    name: words.chart(label[language]),
    unit: unit.text,
    format: unit.format,
    times,
    yearly: per === 'year',
    today: decimalYear(first.dataDate),
    series: results.map((result, place) => ({
      id: `${place + 1}`,
      label: worlds[place]?.name ?? '',
      values: values(result, '0.5'),
      low: values(result, '0.1'),
      high: values(result, '0.9'),
    })),
    provenance: { ...stamp, model: start.modelVersion },
  };
  return (
    <section aria-label={words.chart(label[language])}>
      <div class="fan-picker">
        <Picker label={page.variable} options={options} value={id} onPick={setWanted} />
      </div>
      <ChartPanel draw={(layout) => lineChart(spec, layout)} format={unit.format} stamp={stamp} widest={1040} />
    </section>
  );
}
