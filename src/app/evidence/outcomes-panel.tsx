/** First word and last word on a year against what came out: who guides low, and by how much. */
import { useRef, useState } from 'preact/hooks';
import { formatNumber, formatPercent } from '#base';
import { outcomeChart } from '#charts';
import { Disclosure } from '../view/disclosure.tsx';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { SvgTree } from '../view/svg-tree.tsx';
import { useWidth } from '../view/use-width.ts';
import { useEvidence } from './context.ts';
import { DaySlider } from './day-slider.tsx';
import { useAnswer } from './desk.ts';
import { periodText } from './period-text.ts';
import type { OutcomeRow, OutcomesData } from './questions.ts';

export function OutcomesPanel() {
  const { words, desk } = useEvidence();
  const [asOf, setAsOf] = useState<string | undefined>(undefined);
  const { answer: overview } = useAnswer(desk, 'overview', null);
  const { answer: outcomes, failure } = useAnswer(desk, 'outcomes', { asOf });
  return (
    <section class="facts" aria-labelledby="outcomes">
      <h2 id="outcomes">{words.outcomes}</h2>
      <p>{words.outcomesAbout}</p>
      {overview === undefined ? null : (
        <div class="facts-head">
          <DaySlider days={overview.days} value={asOf} onChange={setAsOf} />
        </div>
      )}
      {failure !== undefined ? <p class="flag">{words.factsFailed}</p> : null}
      {outcomes === undefined && failure === undefined ? <p>{words.factsLoading}</p> : null}
      {outcomes === undefined ? null : <Outcomes outcomes={outcomes} />}
    </section>
  );
}

type Known = OutcomeRow & { readonly outcome: number; readonly versusFirst: number };

const isKnown = (row: OutcomeRow): row is Known => row.outcome !== null && row.versusFirst !== null;

function Outcomes({ outcomes }: { readonly outcomes: OutcomesData }) {
  const { words } = useEvidence();
  const { language } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 640);
  const { median, sampleSize, companies } = outcomes;
  const known = outcomes.rows.filter(isKnown).sort((left, right) => right.versusFirst - left.versusFirst);
  const measured = known.filter(({ comparable }) => comparable !== 'different');
  const label = (row: OutcomeRow) => `${row.name} ${periodText(row.period, language)}`;
  const figure = outcomeChart(
    {
      name: words.outcomesChart,
      unit: '%',
      rows: measured.map((row) => ({
        id: `${row.company} ${row.period}`,
        label: label(row),
        outcome: row.versusFirst,
        lastWord: row.last / row.first - 1,
      })),
    },
    { width: Math.min(width, 760), height: 0, language },
  );
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  return (
    <>
      {median === null ? null : (
        <p class="lead-line">
          {words.outcomesSummary(
            formatPercent(median, language, { decimals: 0, sign: true }),
            count(sampleSize),
            count(companies),
          )}{' '}
          {words.outcomesSmall}
        </p>
      )}
      <figure class="panel" aria-label={figure.title}>
        <p class="panel-title">{figure.title}</p>
        <ul class="chart-key">
          <KeyEntry mark="reported" text={words.outcomeKey} />
          <KeyEntry mark="derived" text={words.lastWordKey} />
        </ul>
        <div class="frame" ref={frame}>
          <SvgTree tree={figure.marks} />
        </div>
        <figcaption>
          <InWords text={figure.description} />
        </figcaption>
      </figure>
      <OutcomeTable rows={known} label={label} />
    </>
  );
}

function InWords({ text }: { readonly text: string }) {
  const { words } = usePage();
  return <Disclosure title={words.inWords} content={() => <p>{text}</p>} />;
}

function KeyEntry({ mark, text }: { readonly mark: string; readonly text: string }) {
  return (
    <li>
      <svg class="chart sample" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <circle class={`marker ${mark}`} cx="6" cy="6" r="3.4" />
      </svg>
      {text}
    </li>
  );
}

function OutcomeTable(props: { readonly rows: readonly Known[]; readonly label: (row: OutcomeRow) => string }) {
  const { words } = useEvidence();
  const { language } = usePage();
  const money = (value: number) => formatNumber(value, language, { decimals: 1 });
  const share = (value: number | null) =>
    value === null ? '' : formatPercent(value, language, { decimals: 0, sign: true });
  return (
    <ScrollBox label={words.outcomesTable}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.company}</th>
            <th scope="col" class="amount">
              {words.firstWord}
            </th>
            <th scope="col" class="amount">
              {words.lastWord}
            </th>
            <th scope="col" class="amount">
              {words.outcome}
            </th>
            <th scope="col" class="amount">
              {words.againstFirst}
            </th>
            <th scope="col">{words.comparability}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.label(row)}>
              <th scope="row">{props.label(row)}</th>
              <td class="amount">{money(row.first)}</td>
              <td class="amount">{money(row.last)}</td>
              <td class="amount">{money(row.outcome)}</td>
              <td class="amount">{row.comparable === 'different' ? '' : share(row.versusFirst)}</td>
              <td>{words.comparable[row.comparable]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
