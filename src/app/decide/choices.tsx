/** Every choice in the same futures: what it is worth, and what may go wrong. */
import { fileName } from '#formats';
import type { DecideChoice, DecideResult } from '#studies';
import { stamped } from '../state/exports.ts';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { TableExports } from '../view/table-exports.tsx';
import { money, share, stampOf, useWords, withError } from './context.ts';

export function Choices({ result }: { readonly result: DecideResult }) {
  const words = useWords();
  const { language } = usePage();
  const { choices, recommended, regret } = result;
  const titles = [words.gain, words.worst, words.ruin, words.regret, words.best];
  return (
    <section class="facts" aria-labelledby="choices">
      <h2 id="choices">{words.choices}</h2>
      <p>{words.choicesAbout}</p>
      {recommended.choice === null ? <p class="flag">{words.noChoice}</p> : null}
      <ScrollBox label={words.choice}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.choice}</th>
              {titles.map((title) => (
                <th key={title} scope="col" class="amount">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {choices.map((one) => (
              <tr key={one.id} class={one.id === recommended.choice ? 'chosen' : ''}>
                <th scope="row">
                  {one.label[language]}
                  {one.id === recommended.choice ? <span class="tag">{words.recommended}</span> : null}
                  {one.id === regret.minimaxChoice ? <span class="tag">{words.minimax}</span> : null}
                </th>
                <td class="amount">{withError(one.gain, language)}</td>
                <td class="amount">{money(one.cvar.value, language)}</td>
                <td class="amount">{share(one.ruin.value, language)}</td>
                <td class="amount">{money(one.regret.value, language)}</td>
                <td class="amount">{share(one.best.value, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <Exports result={result} />
    </section>
  );
}

const measures = ['value', 'gain', 'capex', 'capacity', 'cvar', 'ruin', 'regret', 'regretCvar', 'best'] as const;

function Exports({ result }: { readonly result: DecideResult }) {
  const words = useWords();
  const name = fileName('jevons', 'decide', result.firm.id, result.hash.slice(0, 8));
  const table = () => ({
    columns: ['choice', ...measures.flatMap((one) => [one, `${one}_error`])],
    rows: result.choices.map((choice: DecideChoice) => [
      choice.id,
      ...measures.flatMap((one) => [choice[one].value, choice[one].standardError]),
    ]),
  });
  return (
    <fieldset class="choices" aria-label={words.exports}>
      <TableExports name={name} table={() => stamped(table(), stampOf(result))} result={result} />
    </fieldset>
  );
}
