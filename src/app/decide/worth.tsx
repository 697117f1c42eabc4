/** What it would be worth to know one belief before choosing. */
import { tornadoChart } from '#charts';
import type { DecideResult } from '#studies';
import { ChartPanel } from '../view/chart-panel.tsx';
import { usePage } from '../view/page.ts';
import { money, stampOf, useWords, withError } from './context.ts';

const most = 12;

export function Worth({ result }: { readonly result: DecideResult }) {
  const words = useWords();
  const { language, start } = usePage();
  const stamp = stampOf(result);
  const rows = result.evppi.slice(0, most).map(({ id, label, value, standardError }) => ({
    id,
    label: label[language],
    from: 0,
    to: value ?? 0,
    error: 1.96 * (standardError ?? 0),
  }));
  return (
    <section class="facts" aria-labelledby="worth">
      <h2 id="worth">{words.worth}</h2>
      <p>{words.worthAbout(withError(result.evpi, language), money(result.evppiNoise, language))}</p>
      <ChartPanel
        format="money"
        stamp={stamp}
        draw={(layout) =>
          tornadoChart(
            {
              name: words.worthName,
              unit: '$',
              format: 'money',
              rows,
              provenance: { ...stamp, model: start.modelVersion },
            },
            layout,
          )
        }
      />
    </section>
  );
}
