/** The probability above which more is right, and the reader's own. */
import { dialChart } from '#charts';
import type { DecideResult } from '#studies';
import { ChartPanel } from '../view/chart-panel.tsx';
import { usePage } from '../view/page.ts';
import { money, stampOf, useWords } from './context.ts';

export function Dial({ result }: { readonly result: DecideResult }) {
  const words = useWords();
  const { language, start } = usePage();
  const { pStar } = result;
  const stamp = stampOf(result);
  const half = (error: number | null) => 1.96 * (error ?? 0);
  const spec = {
    name: words.dialName,
    threshold: { label: 'p*', value: pStar.value ?? Number.NaN, error: half(pStar.standardError) },
    here: { label: words.yours, value: pStar.here.value, error: half(pStar.here.standardError) },
    below: words.less,
    above: words.more,
    provenance: { ...stamp, model: start.modelVersion },
  };
  return (
    <section class="facts" aria-labelledby="dial">
      <h2 id="dial">{words.dial}</h2>
      <p>{words.dialAbout}</p>
      {pStar.value === null ? (
        <p class="lead-line">{words.noPStar}</p>
      ) : (
        <>
          <p class="lead-line">
            {words.costs(money(pStar.costOfTooMuch.value, language), money(pStar.costOfTooLittle.value, language))}
          </p>
          <ChartPanel format="percent" stamp={stamp} widest={460} draw={(layout) => dialChart(spec, layout)} />
        </>
      )}
    </section>
  );
}
