/** Cheaper use, total use: the three inequalities, then the model's own elasticity. */
import { useState } from 'preact/hooks';
import { computeUseRatio, reboundAnswers } from '#analysis';
import { formatNumber, formatPercent, pow } from '#base';
import { rangeChart } from '#charts';
import { usePage } from '../../view/page.ts';
import { useWords } from '../context.ts';
import { useWorlds, WorldChart, WorldProvenance } from '../futures.tsx';
import { LessonSlider } from '../lesson-slider.tsx';
import { Onward } from '../onward.tsx';
import { PlainPanel } from '../plain-panel.tsx';
import { Question, useYesNo } from '../question.tsx';

export function Jevons({ step }: { readonly step: number }) {
  return [<ThreeQuestions key="0" />, <InTheModel key="1" />, <MoreThanPrice key="2" />][step] ?? null;
}

/** The unit cost of compute is divided by this. */
const factor = 2;

function ThreeQuestions() {
  const all = useWords();
  const words = all.jevons;
  const { language } = usePage();
  const [elasticity, setElasticity] = useState(1.2);
  const [passThrough, setPassThrough] = useState(0.6);
  const { customersSpendMore, computeSpendingRises, product } = reboundAnswers({ elasticity, passThrough });
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const yesNo = (holds: boolean) => (holds ? all.yes : all.no);
  const rows = [
    { id: 'customers', label: words.customers, value: pow(factor, (elasticity - 1) * passThrough) - 1 },
    { id: 'spending', label: words.spending, value: computeUseRatio(factor, product) - 1 },
    { id: 'software', label: words.software, value: computeUseRatio(factor, product) - 1 },
    { id: 'hardware', label: words.hardware, value: pow(factor, product) - 1 },
  ];
  return (
    <>
      {words.three.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h3>{all.tryIt}</h3>
      <LessonSlider
        label={words.elasticity}
        value={elasticity}
        text={number(elasticity)}
        min={0}
        max={3}
        step={0.05}
        onChange={setElasticity}
      />
      <LessonSlider
        label={words.passThrough}
        value={passThrough}
        text={number(passThrough)}
        min={0}
        max={1}
        step={0.05}
        onChange={setPassThrough}
      />
      <p class="lead-line" role="status">
        {words.product(number(product))} {words.answers(yesNo(customersSpendMore), yesNo(computeSpendingRises))}
      </p>
      <PlainPanel
        format="percent"
        draw={(layout) => rangeChart({ name: words.chart, unit: '%', format: 'percent', rows }, layout)}
      />
    </>
  );
}

function InTheModel() {
  const words = useWords().jevons;
  const all = useWords();
  const { language } = usePage();
  const [spread, setSpread] = useState(2.5);
  const query = `threshold_spread=${spread}`;
  const worlds = useWorlds(['', query]);
  const found = worlds.results[1]?.findings.rebound;
  const number = (value: number | null) => formatNumber(value ?? Number.NaN, language, { decimals: 2 });
  return (
    <>
      <p class="lead-line" role="status">
        {found === undefined
          ? null
          : words.model(
              number(found.product.median),
              number(found.product.low),
              number(found.product.high),
              formatPercent(found.aboveOne.value, language, { decimals: 0 }),
            )}
      </p>
      <h3>{all.tryIt}</h3>
      <LessonSlider
        label={words.spread}
        value={spread}
        text={formatNumber(spread, language, { decimals: 1 })}
        min={1}
        max={4}
        step={0.5}
        onChange={setSpread}
      />
      <p>{words.modelTry}</p>
      <WorldChart worlds={worlds} output="rebound" />
      <WorldProvenance worlds={worlds} query={query} />
    </>
  );
}

function MoreThanPrice() {
  const words = useWords().jevons;
  const { language } = usePage();
  const options = useYesNo();
  const worlds = useWorlds(['']);
  const found = worlds.results[0]?.findings;
  const number = (value: number | null | undefined, sign = false) =>
    formatNumber(value ?? Number.NaN, language, { decimals: 2, sign });
  const { median, low, high } = found?.effectiveElasticity ?? { median: null, low: null, high: null };
  const share = found?.rebound.aboveOne.value ?? Number.NaN;
  return (
    <>
      <p class="lead-line">{found === undefined ? null : words.channels(number(median), number(low), number(high))}</p>
      <WorldChart worlds={worlds} output="effective_elasticity" />
      <Question
        ask={words.ask}
        options={options}
        right={found === undefined ? undefined : share > 0.5 ? 'yes' : 'no'}
        told={`${words.told(formatPercent(share, language, { decimals: 0 }), number(found?.rebound.margin.median, true))}${
          share < 0.5 && (median ?? 0) > 1 ? ` ${words.paradox}` : ''
        }`}
      />
      <Onward links={[{ href: '#charts=rebound,effective_elasticity', text: words.onward }]} />
      <WorldProvenance worlds={worlds} query="" />
    </>
  );
}
