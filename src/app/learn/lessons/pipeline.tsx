/** Orders that take years: a pipeline by itself, then the same weight on orders under way in the race. */
import { useState } from 'preact/hooks';
import { correctionBoundary, supplyLineRoots } from '#analysis';
import { cos, exp, formatNumber, formatPercent } from '#base';
import { lineChart } from '#charts';
import { usePage } from '../../view/page.ts';
import { controlLink } from '../../view/place.ts';
import { useWords } from '../context.ts';
import { useWorlds, WorldChart, WorldProvenance } from '../futures.tsx';
import { LessonSlider } from '../lesson-slider.tsx';
import { Onward } from '../onward.tsx';
import { PlainPanel } from '../plain-panel.tsx';
import { Question, useYesNo } from '../question.tsx';

export function Pipeline({ step }: { readonly step: number }) {
  return [<Chain key="0" />, <InTheRace key="1" />, <Worth key="2" />][step] ?? null;
}

const stages = 3;
/** Of a server, years. */
const life = 7;
const turn = 2 * Math.PI;
const shownYears = 16;

function Chain() {
  const all = useWords();
  const words = all.pipeline;
  const { language } = usePage();
  const [delay, setDelay] = useState(2);
  const [correctionTime, setCorrectionTime] = useState(1);
  const [weight, setWeight] = useState(0.3);
  const [root] = supplyLineRoots({ stages, delay, correctionTime, weight, life });
  const { re = 0, im = 0 } = root ?? {};
  const swings = Math.abs(im) > 1e-9;
  const period = turn / Math.abs(im);
  const number = (value: number, decimals = 1) => formatNumber(value, language, { decimals });
  const times = Array.from({ length: shownYears * 8 + 1 }, (_, at) => at / 8);
  const values = times.map((time) => exp(re * time) * cos(im * time));
  return (
    <>
      {words.chain.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h3>{all.tryIt}</h3>
      <LessonSlider
        label={words.weight}
        value={weight}
        text={formatPercent(weight, language, { decimals: 0 })}
        min={0}
        max={1}
        step={0.05}
        onChange={setWeight}
      />
      <LessonSlider
        label={words.delay}
        value={delay}
        text={number(delay)}
        min={0.5}
        max={4}
        step={0.1}
        onChange={setDelay}
      />
      <LessonSlider
        label={words.correction}
        value={correctionTime}
        text={number(correctionTime)}
        min={0.2}
        max={4}
        step={0.1}
        onChange={setCorrectionTime}
      />
      <p class="lead-line" role="status">
        {swings ? words.swings(number(period), number(exp(re * period), 2)) : words.calm}{' '}
        {words.boundary(number(correctionBoundary(stages), 2))}
      </p>
      <PlainPanel
        format="number"
        draw={(layout) =>
          lineChart(
            {
              name: words.chart,
              unit: words.years,
              format: 'number',
              times,
              yearly: false,
              series: [{ id: 'gap', label: '', values }],
            },
            layout,
          )
        }
      />
    </>
  );
}

const overCapacityYear = '2029';

function InTheRace() {
  const all = useWords();
  const words = all.pipeline;
  const { language, start } = usePage();
  const usual = start.controls.find(({ id }) => id === 'supply_line_awareness')?.default ?? 0;
  const [awareness, setAwareness] = useState(usual);
  const query = `supply_line_awareness=${awareness}`;
  const worlds = useWorlds(['', query]);
  const [base, now] = worlds.results.map(({ findings }) => findings.overCapacity);
  const percent = (value: number | undefined) => formatPercent(value ?? Number.NaN, language, { decimals: 0 });
  return (
    <>
      <h3>{all.tryIt}</h3>
      <LessonSlider
        label={words.awareness}
        value={awareness}
        text={percent(awareness)}
        min={0}
        max={1}
        step={0.1}
        onChange={setAwareness}
      />
      <p class="lead-line" role="status">
        {now === undefined
          ? null
          : words.race(
              percent(now.economic[overCapacityYear]?.value),
              percent(now.idle[overCapacityYear]?.value),
              percent(base?.economic[overCapacityYear]?.value),
            )}
      </p>
      <p>{words.raceAbout}</p>
      <WorldChart worlds={worlds} output="total_utilisation" />
      <WorldProvenance worlds={worlds} query={query} />
    </>
  );
}

/** People in experiments count about a third of what is under way; this is less. */
const blind = 0.2;

function Worth() {
  const words = useWords().pipeline;
  const { language } = usePage();
  const options = useYesNo();
  const query = `supply_line_awareness=${blind}`;
  const worlds = useWorlds(['', query]);
  const [base, now] = worlds.results.map(({ findings }) => findings.overCapacity.economic[overCapacityYear]?.value);
  const percent = (value: number | undefined) => formatPercent(value ?? Number.NaN, language, { decimals: 0 });
  const known = base !== undefined && now !== undefined;
  return (
    <>
      <Question
        ask={words.ask(percent(blind))}
        options={options}
        right={known ? (now > base ? 'yes' : 'no') : undefined}
        told={words.told(percent(now), percent(base))}
      />
      <WorldChart worlds={worlds} output="total_capacity" />
      <Onward links={[{ href: controlLink('supply_line_awareness'), text: words.onward }]} />
      <WorldProvenance worlds={worlds} query={query} />
    </>
  );
}
