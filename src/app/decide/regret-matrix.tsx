/** Choices by states of the world: what the best choice of each state is worth more. */
import type { DecideResult } from '#studies';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { money, share, useWords } from './context.ts';

export function RegretMatrix({ result }: { readonly result: DecideResult }) {
  const words = useWords();
  const { language } = usePage();
  const { states, table, minimaxChoice } = result.regret;
  const greatest = Math.max(...table.flat().map(({ value }) => value), Number.MIN_VALUE);
  return (
    <section class="facts" aria-labelledby="matrix">
      <h2 id="matrix">{words.matrix}</h2>
      <p>{words.matrixAbout}</p>
      <ScrollBox label={words.regret}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{words.choice}</th>
              {states.map(({ id, label, probability }) => (
                <th key={id} scope="col" class="amount">
                  {label[language]}
                  <span class="quiet">{words.probability(share(probability.value, language))}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.choices.map((choice, row) => (
              <tr key={choice.id}>
                <th scope="row">
                  {choice.label[language]}
                  {choice.id === minimaxChoice ? <span class="tag">{words.minimax}</span> : null}
                </th>
                {(table[row] ?? []).map(({ value }, column) => (
                  <td
                    key={states[column]?.id}
                    class="amount"
                    style={{ '--weight': `${Math.round((Math.max(0, value) / greatest) * 30)}%` }}
                  >
                    {money(value, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
