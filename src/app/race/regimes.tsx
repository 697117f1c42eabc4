/** Planner against rivals against the rules of the scenario, on one world. */
import { rangeChart } from '#charts';
import { halfWidth, money, policyText, type RaceGameResult, type WithError, welfareWords } from '#studies';
import { ChartPanel } from '../view/chart-panel.tsx';
import { usePage } from '../view/page.ts';
import { useLink } from '../view/place.ts';
import { stampOf, useWords } from './context.ts';

export function Regimes({ result }: { readonly result: RaceGameResult }) {
  const words = useWords();
  const { language, start } = usePage();
  const link = useLink();
  const stamp = stampOf(result);
  const { planner, equilibria, actual, coordinationGap, behaviouralGap } = result;
  const sum = planner.maximises;
  const amount = (value: number) => money(value, language);
  const row = (id: string, label: string, one: WithError) => ({
    id,
    label,
    value: one.value,
    low: one.value - halfWidth(one),
    high: one.value + halfWidth(one),
  });
  const rows = [
    row('planner', words.regimes.planner, planner.welfare[sum]),
    ...equilibria.nash
      .slice(0, 6)
      .map(({ welfare }, at) => row(`equilibrium ${at + 1}`, words.equilibriumRow(String(at + 1)), welfare[sum])),
    row('actual', words.actualRow, actual.welfare[sum]),
  ];
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
              name: welfareWords[language][sum],
              unit: '$',
              format: 'money',
              rows,
              provenance: { ...stamp, model: start.modelVersion, link },
            },
            layout,
          )
        }
      />
    </section>
  );
}
