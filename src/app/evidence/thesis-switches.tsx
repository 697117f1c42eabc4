/** What the answer becomes when an assumption is taken from the ledger, one at a time and all at once. */
import { formatNumber, formatPercent } from '#base';
import type { ThesisCard } from '#studies';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useEvidence } from './context.ts';
import { answerText } from './thesis-units.ts';

export function ThesisSwitches({ card }: { readonly card: ThesisCard }) {
  const { words } = useEvidence();
  const { language } = usePage();
  if (card.switches.length === 0) return null;
  const number = (value: number) => formatNumber(value, language, { significant: 4 });
  const row = (key: string, name: string, moves: string, answer: number | null, change: number | null) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      <td>{moves}</td>
      <td class="amount">{answerText(answer, card.output.unit, language)}</td>
      <td class="amount">{change === null ? '' : formatPercent(change, language, { decimals: 0, sign: true })}</td>
    </tr>
  );
  return (
    <>
      <h4>{words.switches}</h4>
      <ScrollBox label={words.switches}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.input}</th>
              <th scope="col">{words.fromTo}</th>
              <th scope="col" class="amount">
                {words.answerBecomes}
              </th>
              <th scope="col" class="amount">
                {words.changeOf}
              </th>
            </tr>
          </thead>
          <tbody>
            {card.switches.map((one) =>
              row(
                one.inputs.map(({ id }) => id).join(' '),
                one.inputs.map(({ label }) => label[language]).join(', '),
                one.inputs.map(({ from, to }) => `${number(from)} → ${number(to)}`).join(', '),
                one.answer,
                one.change,
              ),
            )}
            {card.allSwitched === null || card.switches.length < 2
              ? null
              : row('all', words.allAtOnce, '', card.allSwitched.answer, card.allSwitched.change)}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
