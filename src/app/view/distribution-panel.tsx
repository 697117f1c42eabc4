/** The futures of one year: their density, twenty dots, or the chance of more than each value. */
import { useState } from 'preact/hooks';
import { type DistributionForm, distributionChart } from '#charts';
import { useInquiry } from '../engine/inquiry.ts';
import { provenanceOf } from '../state/fan-spec.ts';
import { unitWords } from '../text/units.ts';
import { ChartPanel } from './chart-panel.tsx';
import { InquiryState } from './inquiry-state.tsx';
import { usePage } from './page.ts';
import { useDraws, useLink, useWorldQuery } from './place.ts';

interface DistributionProps {
  readonly output: string;
  readonly form: DistributionForm;
  readonly year: number | undefined;
  readonly onYear: (year: number) => void;
}

/** The year that the answer speaks of. */
const usualYear = 2030;

export function DistributionPanel({ output, form, year, onYear }: DistributionProps) {
  const { words, store, start, language } = usePage();
  const link = useLink();
  const query = useWorldQuery();
  const draws = useDraws();
  const [moving, setMoving] = useState<number | undefined>(undefined);
  const info = store.shown.value.result.outputs.find(({ id }) => id === output);
  const years = [...new Set((info?.times ?? []).filter(Number.isInteger))];
  const [first = usualYear, last = usualYear] = [years[0], years.at(-1)];
  const wanted = Math.min(Math.max(year ?? usualYear, first), last);
  const found = useInquiry(
    'draws',
    draws === undefined ? undefined : { query, output: `${output}_${wanted}`, n: draws.n },
  );
  const { answer } = found;
  return (
    <div>
      <label class="year-choice">
        {words.year} <b>{moving ?? wanted}</b>
        <input
          type="range"
          min={first}
          max={last}
          step={1}
          value={moving ?? wanted}
          onInput={(event) => setMoving(Number(event.currentTarget.value))}
          onChange={(event) => {
            setMoving(undefined);
            onYear(Number(event.currentTarget.value));
          }}
        />
      </label>
      <InquiryState of={found} label={words.computingYear} />
      {answer === undefined ? null : (
        <ChartPanel
          format={unitWords(answer.output.unit, language).format}
          stamp={answer}
          draw={(layout) =>
            distributionChart(
              {
                form,
                name: answer.output.label[language],
                unit: unitWords(answer.output.unit, language).text,
                format: unitWords(answer.output.unit, language).format,
                values: answer.values.filter((value) => value !== null),
                provenance: provenanceOf(answer, start.modelVersion, link),
              },
              layout,
            )
          }
        />
      )}
    </div>
  );
}
