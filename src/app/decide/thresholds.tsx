/** Belief by belief, where too little becomes the greater risk. */
import { formatNumber } from '#base';
import type { DecideResult } from '#studies';
import { controlUnit } from '../text/units.ts';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { share, useWords } from './context.ts';

/** The clearest; the rest turn nothing. */
const most = 8;

export function Thresholds({ result }: { readonly result: DecideResult }) {
  const words = useWords();
  const { language } = usePage();
  const rows = result.thresholds.slice(0, most);
  if (rows.length === 0) return null;
  const at = ({ at: { value, standardError }, unit }: (typeof rows)[number]) =>
    value === null
      ? '–'
      : `${formatNumber(value, language)} ± ${formatNumber(1.96 * (standardError ?? Number.NaN), language, { significant: 2 })} ${controlUnit(unit, language)}`;
  return (
    <section class="facts" aria-labelledby="thresholds">
      <h2 id="thresholds">{words.thresholds}</h2>
      <p>{words.thresholdsAbout}</p>
      <ScrollBox label={words.belief}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.belief}</th>
              <th scope="col" class="amount">
                {words.turnsAt}
              </th>
              <th scope="col">{words.side}</th>
              <th scope="col" class="amount">
                {words.chance}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.label[language]}</th>
                <td class="amount">{at(row)}</td>
                <td>{words.moreWhen[row.moreWhen]}</td>
                <td class="amount">{share(row.probability.value, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
