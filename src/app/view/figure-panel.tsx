/** One chart with its picker and its form: a fan over time, or the futures of one year. */
import type { ChartForm } from '../state/chart-choice.ts';
import { chartForms, readChart, writeChart } from '../state/chart-choice.ts';
import type { Option } from '../state/matching.ts';
import { unitWords } from '../text/units.ts';
import { FanPanel } from './fan-panel.tsx';
import { Later } from './later.tsx';
import { usePage } from './page.ts';
import { Picker } from './picker.tsx';

interface PanelProps {
  /** Which chart it is, for those who do not see where it stands. */
  readonly name: string;
  /** As a link holds it. */
  readonly chart: string;
  readonly onPick: (chart: string) => void;
}

const loadDistribution = () => import('./distribution-panel.tsx');

export function FigurePanel({ name, chart, onPick }: PanelProps) {
  const { words, store, language } = usePage();
  const choice = readChart(chart);
  const { output, form, year } = choice;
  const options: Option[] = store.shown.value.result.outputs.map(({ id, label, unit }) => ({
    id,
    label: label[language],
    unit: unitWords(unit, language).text,
  }));
  const toYear = (wanted: number) => onPick(writeChart({ ...choice, year: wanted }));
  return (
    <div class="figure-choice">
      <div class="panel-head">
        <Picker
          label={`${name}: ${words.variable}`}
          options={options}
          value={output}
          onPick={(id) => onPick(writeChart({ ...choice, output: id }))}
        />
        <select
          aria-label={`${name}: ${words.chartForm}`}
          value={form}
          onChange={(event) => onPick(writeChart({ ...choice, form: event.currentTarget.value as ChartForm }))}
        >
          {chartForms.map((one) => (
            <option key={one} value={one}>
              {words.chartForms[one]}
            </option>
          ))}
        </select>
      </div>
      {form === 'fan' ? (
        <FanPanel key={output} output={output} year={year} onYear={toYear} />
      ) : (
        <Later
          load={loadDistribution}
          draw={({ DistributionPanel }) => (
            <DistributionPanel output={output} form={form} year={year} onYear={toYear} />
          )}
        />
      )}
    </div>
  );
}
