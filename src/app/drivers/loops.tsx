/** Which feedback loop drives when, and when the circle turns. */
import { decimalYear } from '#base';
import { lineChart, timelineChart } from '#charts';
import type { Inquired } from '../engine/inquiry.ts';
import type { LoopsAnswer } from '../engine/inquiry-protocol.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { useWords } from './context.ts';

export function Loops({ found }: { readonly found: Inquired<LoopsAnswer> }) {
  const words = useWords();
  const { language } = usePage();
  const { answer } = found;
  return (
    <section class="facts" aria-labelledby="loops">
      <h2 id="loops">{words.loops}</h2>
      <p>{words.loopsAbout}</p>
      <InquiryState of={found} label={words.loopsComputing} />
      {answer === undefined ? null : (
        <>
          {answer.answer[language].map((sentence) => (
            <p key={sentence} class="lead-line">
              {sentence}
            </p>
          ))}
          <LoopCharts answer={answer} />
        </>
      )}
    </section>
  );
}

function LoopCharts({ answer }: { readonly answer: LoopsAnswer }) {
  const words = useWords();
  const { language, start } = usePage();
  const { times, loops, reinforcing, model, dataDate, seed, hash } = answer;
  const stamp = { model, dataDate, seed, hash, n: 1, scenario: { id: 'loops' } };
  const provenance = { ...stamp, model: start.modelVersion };
  const today = decimalYear(dataDate);
  const rows = loops
    .filter(({ dominates }) => dominates.length > 0)
    .map(({ id, name, reinforcingPart, dominates }) => ({
      id,
      label: name[language] === id ? id : `${id} ${name[language]}`,
      kind: (reinforcingPart ?? 0) > 0.5 ? ('reinforcing' as const) : ('balancing' as const),
      stretches: dominates,
    }));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return (
    <>
      <ChartPanel
        format="date"
        stamp={stamp}
        draw={(layout) =>
          timelineChart({ name: words.loopsChart, start: first, stop: last, rows, today, provenance }, layout)
        }
      />
      <ChartPanel
        format="percent"
        stamp={stamp}
        draw={(layout) =>
          lineChart(
            {
              name: words.turnsChart,
              unit: '%',
              format: 'percent',
              times,
              yearly: false,
              today,
              domain: [0, 1],
              series: [
                { id: 'reinforcing', label: words.reinforcing, values: reinforcing.map((one) => one ?? Number.NaN) },
              ],
              provenance,
            },
            { ...layout, height: Math.min(layout.height, 260) },
          )
        }
      />
    </>
  );
}
