/** The stored back-test: what would have been said on days of the past, and what came. */
import backtestUrl from 'virtual:backtest-url';
import { formatDate, formatNumber, formatPercent } from '#base';
import { rangeChart } from '#charts';
import { type BacktestResult, firmLabel, methodName } from '#studies';
import { ChartPanel } from '../view/chart-panel.tsx';
import { CopyField } from '../view/copy-field.tsx';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useJson } from '../view/use-json.ts';
import { useEvidence } from './context.ts';

export function BacktestPanel() {
  const words = useEvidence().words.reference;
  const { language } = usePage();
  const result = useJson<BacktestResult>(backtestUrl);
  return (
    <section class="facts reference" aria-labelledby="back-test">
      <h2 id="back-test">{words.backtest}</h2>
      <p>{words.backtestAbout}</p>
      {result === 'failed' ? <p class="flag">{words.failed}</p> : null}
      {result === undefined ? <p>{words.loading}</p> : null}
      {result === undefined || result === 'failed' ? null : (
        <>
          <p class="lead-line">{result.verdict[language]}</p>
          <Days result={result} />
          <Scores
            title={words.bySeries}
            first={words.series}
            rows={result.bySeries}
            name={({ series }) => (series === 'total' ? words.total : firmLabel(series)[language])}
          />
          <Scores
            title={words.byHorizon}
            first={words.quartersAhead}
            rows={result.byHorizon}
            name={({ horizon }) => (horizon === 'year' ? words.fourTogether : horizon)}
          />
          <ul class="limits">
            {result.notes.map((note) => (
              <li key={note.en}>{note[language]}</li>
            ))}
          </ul>
          <CopyField label={words.inTerminal} text="jevons backtest" />
        </>
      )}
    </section>
  );
}

/** The total four quarters ahead, on each day: median and 80 %, the outcome as a tick. */
function Days({ result }: { readonly result: BacktestResult }) {
  const words = useEvidence().words.reference;
  const { language, start } = usePage();
  const rows = result.forecasts
    .filter(({ method, series, horizon }) => method === 'model' && series === 'total' && horizon === '4')
    .map(({ origin, median, low, high, outcome }) => ({
      id: origin,
      label: formatDate(origin, language),
      value: median,
      low,
      high,
      comparison: outcome,
    }));
  const { model, dataDate, seed, members, hash } = result;
  const stamp = { model, dataDate, seed, n: members, hash, scenario: { id: 'backtest' } };
  return (
    <ChartPanel
      format="money"
      stamp={stamp}
      widest={760}
      draw={(layout) =>
        rangeChart(
          {
            name: words.backtestChart,
            unit: words.perQuarter,
            format: 'money',
            rows,
            provenance: { ...stamp, model: `${start.modelVersion} ${model.name}` },
          },
          layout,
        )
      }
    >
      <p class="quiet">{words.backtestKey}</p>
    </ChartPanel>
  );
}

type Score = BacktestResult['bySeries'][number];

function Scores(props: {
  readonly title: string;
  readonly first: string;
  readonly rows: readonly Score[];
  readonly name: (row: Score) => string;
}) {
  const words = useEvidence().words.reference;
  const { language } = usePage();
  const number = (value: number) => formatNumber(value, language);
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  return (
    <>
      <h3>{props.title}</h3>
      <ScrollBox label={props.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{props.first}</th>
              <th scope="col" class="amount">
                {words.days}
              </th>
              <th scope="col" class="amount">
                {words.crps}
              </th>
              <th scope="col">{words.bestBaseline}</th>
              <th scope="col" class="amount">
                {words.skill}
              </th>
              <th scope="col" class="amount">
                {words.held}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={`${row.series} ${row.horizon}`}>
                <th scope="row">{props.name(row)}</th>
                <td class="amount">{count(row.skill.count)}</td>
                <td class="amount">{number(row.skill.crps)}</td>
                <td>
                  {number(row.skill.crpsAgainst)} ({methodName(row.bestBaseline, language)})
                </td>
                <td class="amount">{formatPercent(row.skill.skill, language, { decimals: 0, sign: true })}</td>
                <td class="amount">{words.heldOf(count(row.coverage.inside), count(row.coverage.count))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
