/** From where nobody gains by another choice alone: one, several or none, said plainly. */
import { equilibriumText, halfWidth, money, type RaceGameResult } from '#studies';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useWords } from './context.ts';

export function Equilibria({ result }: { readonly result: RaceGameResult }) {
  const words = useWords();
  const { language } = usePage();
  const { nash, verdict, search, noise } = result.equilibria;
  const amount = (value: number) => money(value, language);
  return (
    <section class="facts" aria-labelledby="equilibria">
      <h2 id="equilibria">{words.equilibria}</h2>
      <p class="lead-line">
        {words.verdicts[verdict]} {words.searched[search]}
      </p>
      <p>{words.noise(amount(noise.value))}</p>
      {nash.length === 0 ? null : (
        <ScrollBox label={`${words.equilibria}: ${words.profile}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.profile}</th>
                {result.strategies.map(({ id, label }) => (
                  <th key={id} scope="col" class="amount">
                    {label[language]}
                  </th>
                ))}
                <th scope="col" class="amount">
                  {words.sum}
                </th>
              </tr>
            </thead>
            <tbody>
              {nash.map((one) => (
                <tr key={JSON.stringify(one.mix)}>
                  <th scope="row">
                    {equilibriumText(result.strategies, one, language)}
                    {one.kind === 'mixed' ? ` (${words.mixed})` : ''}
                  </th>
                  {one.payoffs.map((payoff, at) => (
                    <td key={result.strategies[at]?.id} class="amount">
                      {words.plusMinus(amount(payoff.value), amount(halfWidth(payoff)))}
                    </td>
                  ))}
                  <td class="amount">{amount(one.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
