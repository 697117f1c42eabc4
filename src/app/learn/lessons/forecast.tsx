/** Reading a fan: futures, their middle and their band; then other draws counted inside and outside. */
import { useState } from 'preact/hooks';
import { formatMoney, formatNumber, formatPercent } from '#base';
import { useInquiry } from '../../engine/inquiry.ts';
import { InquiryState } from '../../view/inquiry-state.tsx';
import { usePage } from '../../view/page.ts';
import { useWords } from '../context.ts';
import { lessonFutures, useWorlds, WorldChart, WorldProvenance } from '../futures.tsx';
import { LessonSlider } from '../lesson-slider.tsx';
import { Onward } from '../onward.tsx';
import { Question } from '../question.tsx';
import { StampLine } from '../stamp-line.tsx';

export function Forecast({ step }: { readonly step: number }) {
  return [<AFan key="0" />, <OtherDraws key="1" />, <InsideAndOutside key="2" />][step] ?? null;
}

const output = 'total_capex_by_year';

function AFan() {
  const all = useWords();
  const words = all.forecast;
  const { language } = usePage();
  const [n, setN] = useState(lessonFutures);
  const worlds = useWorlds([''], n);
  const result = worlds.results[0];
  const { median, low, high } = result?.findings.capex2030 ?? { median: null, low: null, high: null };
  const money = (value: number | null) => formatMoney(value ?? Number.NaN, language);
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  return (
    <>
      <p class="lead-line" role="status">
        {result === undefined ? null : words.fan(count(result.n), money(median), money(low), money(high))}
      </p>
      <h3>{all.tryIt}</h3>
      <LessonSlider label={words.futures} value={n} text={count(n)} min={64} max={1024} step={64} onChange={setN} />
      <p>{words.more}</p>
      <WorldChart worlds={worlds} output={output} />
      <WorldProvenance worlds={worlds} query="" />
    </>
  );
}

/** The other draws of a seed, set against the band of the futures of the page. */
function useOthers(seed: number) {
  const worlds = useWorlds(['']);
  const others = useInquiry('draws', { query: `seed=${seed}`, output: 'capex_2030', n: lessonFutures });
  const { low, high } = worlds.results[0]?.findings.capex2030 ?? { low: null, high: null };
  const values = (others.answer?.values ?? []).filter((value): value is number => value !== null);
  const inside = values.map((value) => low !== null && high !== null && value >= low && value <= high);
  const known = low !== null && values.length > 0;
  return { worlds, others, inside, count: inside.filter(Boolean).length, of: values.length, known };
}

const firstOther = 11;

function OtherDraws() {
  const all = useWords();
  const words = all.forecast;
  const { language } = usePage();
  const [seed, setSeed] = useState(firstOther);
  const { others, inside, count, of, known } = useOthers(seed);
  const number = (value: number) => formatNumber(value, language, { decimals: 0 });
  return (
    <>
      <p class="lead-line" role="status">
        {known ? words.others(number(count), number(of), formatPercent(count / of, language, { decimals: 0 })) : null}
      </p>
      <p>{words.othersAbout}</p>
      <h3>{all.tryIt}</h3>
      <LessonSlider
        label={words.seed}
        value={seed}
        text={String(seed)}
        min={firstOther}
        max={firstOther + 20}
        step={1}
        onChange={setSeed}
      />
      <InquiryState of={others} label={all.computing} />
      {known ? <Dots inside={inside} /> : null}
      {others.answer === undefined ? null : (
        <StampLine draws={others.answer} dataDate={others.answer.dataDate} hash={others.answer.hash} />
      )}
    </>
  );
}

/** One dot a future, those inside first. */
function Dots({ inside }: { readonly inside: readonly boolean[] }) {
  const words = useWords().forecast;
  const sorted = inside.toSorted((left, right) => Number(right) - Number(left));
  const columns = 32;
  const rows = Math.ceil(sorted.length / columns);
  return (
    <figure class="panel" aria-label={words.dots}>
      <p class="panel-title">{words.dots}</p>
      <svg class="chart dots" viewBox={`0 0 ${columns * 10} ${rows * 10}`} aria-hidden="true" focusable="false">
        {sorted.map((held, at) => (
          <circle
            key={at}
            class={held ? 'dot-inside' : 'dot-outside'}
            cx={(at % columns) * 10 + 5}
            cy={Math.floor(at / columns) * 10 + 5}
            r={3.4}
          />
        ))}
      </svg>
      <figcaption class="quiet">
        ● {words.inside} {sorted.filter(Boolean).length} · ○ {words.outside} {sorted.filter((held) => !held).length}
      </figcaption>
    </figure>
  );
}

/** Parts of the futures to choose from. */
const shares = [0.05, 0.2, 0.5];

function InsideAndOutside() {
  const words = useWords().forecast;
  const { language } = usePage();
  const { others, count, of, known } = useOthers(firstOther + 1);
  const all = useWords();
  const number = (value: number) => formatNumber(value, language, { decimals: 0 });
  const outside = of - count;
  const nearest = shares.reduce((best, share) =>
    Math.abs(share * of - outside) < Math.abs(best * of - outside) ? share : best,
  );
  return (
    <>
      <InquiryState of={others} label={all.computing} />
      <Question
        ask={words.ask(number(known ? of : lessonFutures))}
        options={shares.map((share) => ({ id: String(share), label: number(share * (known ? of : lessonFutures)) }))}
        right={known ? String(nearest) : undefined}
        told={words.told(number(outside), number(of))}
      />
      <Onward links={[{ href: '#view=drivers', text: words.onward }]} />
      {others.answer === undefined ? null : (
        <StampLine draws={others.answer} dataDate={others.answer.dataDate} hash={others.answer.hash} />
      )}
    </>
  );
}
