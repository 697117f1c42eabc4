/** Planner against rivals against the rules of the scenario, on one world: the levels, and the gaps on the same futures. */
import { rangeChart } from '#charts';
import {
  type Gap,
  halfWidth,
  money,
  policyText,
  type RaceGameResult,
  type WelfareId,
  type WithError,
  welfareWords,
} from '#studies';
import { ChartPanel } from '../view/chart-panel.tsx';
import { usePage } from '../view/page.ts';
import { useLink } from '../view/place.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { stampOf, useWords } from './context.ts';

const sums: readonly WelfareId[] = ['surplus', 'industry'];

export function Regimes({ result }: { readonly result: RaceGameResult }) {
  const words = useWords();
  const { language, start } = usePage();
  const link = useLink();
  const stamp = stampOf(result);
  const { planner, coordinationGap, behaviouralGap } = result;
  const amount = (value: number) => money(value, language);
  const row = (id: string, label: string, gap: Gap | null) =>
    gap === null ? [] : [{ id, label, value: gap.value, low: gap.interval[0], high: gap.interval[1] }];
  const rows = sums.flatMap((sum) => {
    const { coordination, behavioural } = result.gaps[sum];
    const of = welfareWords[language][sum];
    return [
      ...row(`coordination ${sum}`, words.coordinationRow(of), coordination),
      ...row(`behavioural ${sum}`, words.behaviouralRow(of), behavioural),
    ];
  });
  return (
    <section class="facts" aria-labelledby="regimes">
      <h2 id="regimes">{words.compared}</h2>
      <p>{words.comparedAbout}</p>
      <p class="lead-line">
        {coordinationGap === null
          ? words.noGap
          : words.gap(
              amount(coordinationGap.value),
              amount(coordinationGap.interval[0]),
              amount(coordinationGap.interval[1]),
            )}{' '}
        {behaviouralGap === null
          ? null
          : words.behaviour(
              amount(behaviouralGap.value),
              amount(behaviouralGap.interval[0]),
              amount(behaviouralGap.interval[1]),
            )}
      </p>
      <p>{words.plannerRow(policyText(result.strategies, planner, language))}</p>
      <ChartPanel
        format="money"
        stamp={stamp}
        draw={(layout) =>
          rangeChart(
            {
              name: words.gapsChart,
              unit: '$',
              format: 'money',
              rows,
              provenance: { ...stamp, model: start.modelVersion, link },
            },
            layout,
          )
        }
      />
      <Levels result={result} />
    </section>
  );
}

function Levels({ result }: { readonly result: RaceGameResult }) {
  const words = useWords();
  const { language } = usePage();
  const { planner, equilibria, actual } = result;
  const rows: readonly (readonly [string, Readonly<Record<WelfareId, WithError>>])[] = [
    [words.regimes.planner, planner.welfare],
    ...equilibria.nash.map(({ welfare }, at) => [words.equilibriumRow(String(at + 1)), welfare] as const),
    [words.actualRow, actual.welfare],
  ];
  const text = (one: WithError) => words.plusMinus(money(one.value, language), money(halfWidth(one), language));
  return (
    <ScrollBox label={`${words.compared}: ${words.regime}`}>
      <table class="levels">
        <thead>
          <tr>
            <th scope="col">{words.regime}</th>
            {sums.map((sum) => (
              <th key={sum} scope="col" class="amount">
                {welfareWords[language][sum]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, welfare]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {sums.map((sum) => (
                <td key={sum} class="amount">
                  {text(welfare[sum])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
