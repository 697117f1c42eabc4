/** The pay-off matrix with best replies marked, and every profile with its errors. */
import { formatNumber } from '#base';
import { gameChart } from '#charts';
import { profileText, type RaceGameResult } from '#studies';
import { ChartPanel } from '../view/chart-panel.tsx';
import { Disclosure } from '../view/disclosure.tsx';
import { usePage } from '../view/page.ts';
import { useLink } from '../view/place.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { stampOf, useWords } from './context.ts';

export function PayOffs({ result }: { readonly result: RaceGameResult }) {
  const words = useWords();
  const { language, start } = usePage();
  const link = useLink();
  const stamp = stampOf(result);
  return (
    <section class="facts" aria-labelledby="pay-offs">
      <h2 id="pay-offs">{words.matrix}</h2>
      <p>{words.matrixAbout}</p>
      <ChartPanel
        format="number"
        stamp={stamp}
        draw={(layout) =>
          gameChart(
            {
              name: words.matrix,
              unit: language === 'en' ? '$ bn' : 'Md$',
              players: result.strategies.map(({ label, strategies }) => ({
                label: label[language],
                strategies: strategies.map((strategy) => strategy.label[language]),
              })),
              cells: result.payoffs.map(({ profile, payoffs, regrets }) => ({
                profile,
                payoffs: payoffs.map(({ value }) => value),
                best: regrets.map((regret) => regret === 0),
              })),
              provenance: { ...stamp, model: start.modelVersion, link },
            },
            layout,
          )
        }
      />
      <Disclosure title={words.errors} content={() => <ProfileTable result={result} />} />
    </section>
  );
}

/** Half of the interval that holds 95 %. */
const inErrors = 1.96;

function ProfileTable({ result }: { readonly result: RaceGameResult }) {
  const words = useWords();
  const { language } = usePage();
  const number = (value: number) => formatNumber(value, language, { decimals: 0 });
  return (
    <>
      <p>{words.errorsAbout}</p>
      <ScrollBox label={words.errors}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.profile}</th>
              {result.strategies.map(({ id, label }) => (
                <th key={id} scope="col" class="amount">
                  {label[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.payoffs.map(({ profile, payoffs, regrets }) => (
              <tr key={profile.join()}>
                <th scope="row">{profileText(result.strategies, profile, language)}</th>
                {payoffs.map(({ value, standardError }, at) => (
                  <td key={result.strategies[at]?.id} class="amount">
                    <span class={regrets[at] === 0 ? 'best-reply' : undefined}>
                      {words.plusMinus(number(value), number(inErrors * standardError))}
                    </span>
                    {regrets[at] === 0 ? <span class="hidden"> ({words.best})</span> : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
