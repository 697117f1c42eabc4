/** One future under a set of rules, stepped through year by year. */
import { useEffect, useState } from 'preact/hooks';
import { decimalYear, formatMoney, formatNumber, formatPercent } from '#base';
import { lineChart } from '#charts';
import type { RaceGameResult, RaceReplay } from '#studies';
import { useInquiry } from '../engine/inquiry.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useMedia } from '../view/use-width.ts';
import { useWords } from './context.ts';

interface Regime {
  readonly id: string;
  readonly label: string;
  readonly set: Readonly<Record<string, number>>;
}

function useRegimes(result: RaceGameResult): readonly Regime[] {
  const words = useWords();
  const equilibria = result.equilibria.nash.flatMap(({ profile }, at) => {
    const played = result.payoffs.find((one) => one.profile.join() === profile?.join());
    return played === undefined
      ? []
      : [{ id: `equilibrium-${at + 1}`, label: words.regimeEquilibrium(String(at + 1)), set: played.set }];
  });
  return [
    { id: 'actual', label: words.regimes.actual, set: {} },
    ...equilibria,
    { id: 'planner', label: words.regimes.planner, set: result.planner.set },
  ];
}

const seedsOffered = 40;

export function Replay({ result, query }: { readonly result: RaceGameResult; readonly query: string }) {
  const words = useWords();
  const regimes = useRegimes(result);
  const [wanted, setWanted] = useState('actual');
  const [seed, setSeed] = useState(result.seed);
  const regime = regimes.find(({ id }) => id === wanted) ?? regimes[0];
  const found = useInquiry('replay', { query, seed, set: regime?.set ?? {} });
  return (
    <section class="facts" aria-labelledby="replay">
      <h2 id="replay">{words.replay}</h2>
      <p>{words.replayAbout}</p>
      <div class="facts-head">
        <label>
          {words.regime}
          <select value={regime?.id} onChange={(event) => setWanted(event.currentTarget.value)}>
            {regimes.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.seed}
          <select value={seed} onChange={(event) => setSeed(Number(event.currentTarget.value))}>
            {[...new Set([result.seed, ...Array.from({ length: seedsOffered }, (_, at) => at + 1)])].map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
      <InquiryState of={found} label={words.replaying} />
      {found.answer === undefined ? null : <Replayed replay={found.answer} />}
    </section>
  );
}

const millisecondsAYear = 900;

function Replayed({ replay }: { readonly replay: RaceReplay }) {
  const words = useWords();
  const { language, start } = usePage();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [place, setPlace] = useState(0);
  const [playing, setPlaying] = useState(false);
  const last = replay.times.length - 1;
  const at = Math.min(place, last);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setPlace((before) => Math.min(before + 1, last)), millisecondsAYear);
    return () => clearInterval(timer);
  }, [playing, last]);
  useEffect(() => {
    if (at === last) setPlaying(false);
  }, [at, last]);
  const year = String(replay.times[at] ?? '');
  return (
    <>
      <ChartPanel
        format="number"
        stamp={replay}
        draw={(layout) =>
          lineChart(
            {
              name: words.replayChart,
              unit: words.replayUnit,
              format: 'number',
              times: replay.times,
              yearly: false,
              today: decimalYear(replay.dataDate),
              series: replay.firms.map(({ id, label, capacity }) => ({ id, label: label[language], values: capacity })),
              provenance: { ...replay, model: start.modelVersion },
            },
            layout,
          )
        }
      />
      <p class="replay-controls">
        <label>
          {words.year}{' '}
          <input
            type="range"
            min={0}
            max={last}
            step={1}
            value={at}
            aria-valuetext={year}
            onInput={(event) => setPlace(Number(event.currentTarget.value))}
          />
        </label>
        <output>{year}</output>
        {still ? null : (
          <button
            type="button"
            class="button bordered"
            onClick={() => {
              if (!playing && at === last) setPlace(0);
              setPlaying(!playing);
            }}
          >
            {playing ? words.pause : words.play}
          </button>
        )}
      </p>
      <YearTable replay={replay} at={at} year={year} />
    </>
  );
}

function YearTable({ replay, at, year }: { readonly replay: RaceReplay; readonly at: number; readonly year: string }) {
  const words = useWords();
  const { language } = usePage();
  const number = (value: number | undefined) => formatNumber(value ?? Number.NaN, language, { significant: 3 });
  return (
    <ScrollBox label={words.inYear(year)}>
      <table class="replay-table">
        <caption>{words.inYear(year)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.firm}</th>
            <th scope="col" class="amount">
              {words.capacity}
            </th>
            <th scope="col" class="amount">
              {words.orders}
            </th>
            <th scope="col" class="amount">
              {words.capex}
            </th>
            <th scope="col" class="amount">
              {words.utilisation}
            </th>
          </tr>
        </thead>
        <tbody>
          {replay.firms.map(({ id, label, capacity, orders, capex, utilisation }) => (
            <tr key={id}>
              <th scope="row">{label[language]}</th>
              <td class="amount">{number(capacity[at])}</td>
              <td class="amount">{number(orders[at])}</td>
              <td class="amount">{formatMoney(capex[at] ?? Number.NaN, language)}</td>
              <td class="amount">{formatPercent(utilisation[at] ?? Number.NaN, language, { decimals: 0 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
