/** Waiting against choosing now, while rivals go on or wait as well. */
import { formatNumber } from '#base';
import type { DecideResult, WaitingValue } from '#studies';
import { outputNamed } from '../state/fan-spec.ts';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useWords, withError } from './context.ts';

export function Waiting({ result }: { readonly result: DecideResult }) {
  const words = useWords();
  const { language, start } = usePage();
  const { waiting } = result;
  if (waiting === null) return null;
  const rows: readonly (readonly [string, WaitingValue | null])[] = [
    [words.rivalsGo, waiting.withRivals],
    [words.rivalsWait, waiting.rivalsWait],
  ];
  const watched = (id: string) => outputNamed(start.result, id)?.label[language] ?? id;
  const years = words.yearsOf(waiting.years);
  const shown = Number.isInteger(waiting.years) ? years : years.replace(/\S+/, formatNumber(waiting.years, language));
  return (
    <section class="facts" aria-labelledby="waiting">
      <h2 id="waiting">{words.waiting}</h2>
      <p>{words.waitingAbout(shown, waiting.watched.map(watched).join(' · '))}</p>
      <ScrollBox label={words.waitValue}>
        <table>
          <thead>
            <tr>
              <td />
              {[words.waitValue, words.waitOption, words.waitDelay].map((title) => (
                <th key={title} scope="col" class="amount">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, found]) =>
              found === null ? null : (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td class="amount">
                    <b>{withError(found.value, language)}</b>
                  </td>
                  <td class="amount">{withError(found.option, language)}</td>
                  <td class="amount">{withError(found.delay, language)}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollBox>
      {waiting.preemption === null ? null : <p>{words.preemption(withError(waiting.preemption, language))}</p>}
    </section>
  );
}
