/** What the model rests on, what it leaves out and where it is known to be wrong. */
import limitsUrl from 'virtual:limits-url';
import { formatDate, formatMoney, formatNumber, formatPercent } from '#base';
import type { LimitsData } from '../bundle/limits-data.ts';
import { parameterLink } from '../bundle/reference-data.ts';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useJson } from '../view/use-json.ts';
import { useEvidence } from './context.ts';

export function LimitsPanel() {
  const words = useEvidence().words.reference;
  const { language, words: page, start } = usePage();
  const limits = useJson<LimitsData>(limitsUrl);
  return (
    <section class="facts reference" aria-labelledby="limits">
      <h2 id="limits">{words.limits}</h2>
      <p>{words.limitsAbout}</p>
      {limits === 'failed' ? <p class="flag">{words.failed}</p> : null}
      {limits === undefined ? <p>{words.loading}</p> : null}
      {limits === undefined || limits === 'failed' ? null : (
        <>
          <Grades limits={limits} />
          <Carriers limits={limits} />
          {limits.sections.map(({ title, items }) => (
            <section key={title} aria-label={words.limitTitles[title] ?? title}>
              <h3>{words.limitTitles[title] ?? title}</h3>
              <ul class="limits" lang="en">
                {items.map((item) => (
                  <li key={item}>
                    <Marked text={item} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <p class="footnote">
            {page.model} {start.modelVersion} · {page.dataDate} {formatDate(limits.dataDate, language)} · {page.hash}{' '}
            <code>{limits.hash}</code>
          </p>
        </>
      )}
    </section>
  );
}

/** Words between stars are strong, words between backticks are code. */
function Marked({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part) => {
        if (part.startsWith('**')) return <b key={part}>{part.slice(2, -2)}</b>;
        if (part.startsWith('`')) return <code key={part}>{part.slice(1, -1)}</code>;
        return part;
      })}
    </>
  );
}

function Grades({ limits }: { readonly limits: LimitsData }) {
  const words = useEvidence().words.reference;
  const { language, words: page } = usePage();
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const kinds = ['world', 'choice', 'structure'] as const;
  return (
    <>
      <h3>{words.gradesTitle}</h3>
      <ScrollBox label={words.gradesTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.evidence}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" class="amount">
                  {words.kinds[kind]}
                </th>
              ))}
              <th scope="col" class="amount">
                {words.withBelief}
              </th>
            </tr>
          </thead>
          <tbody>
            {limits.grades.map((row) => (
              <tr key={row.grade}>
                <th scope="row">{page.grades[row.grade] ?? row.grade}</th>
                {kinds.map((kind) => (
                  <td key={kind} class="amount">
                    {count(row[kind])}
                  </td>
                ))}
                <td class="amount">{count(row.believed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function Carriers({ limits }: { readonly limits: LimitsData }) {
  const words = useEvidence().words.reference;
  const { language, words: page } = usePage();
  const number = (value: number) => formatNumber(value, language);
  const money = (value: number) => formatMoney(value, language);
  return (
    <>
      <h3>{words.carriersTitle}</h3>
      <p>{words.carriersAbout(money(limits.capex2030))}</p>
      <ScrollBox label={words.carriersTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.parameter}</th>
              <th scope="col">{words.evidence}</th>
              <th scope="col">{words.tried}</th>
              <th scope="col">{words.capexGoes}</th>
              <th scope="col" class="amount">
                {words.swing}
              </th>
            </tr>
          </thead>
          <tbody>
            {limits.carriers.map(({ id, label, grade, low, high, basis, capexLow, capexHigh, swing }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={parameterLink(id)}>{label[language]}</a>
                </th>
                <td>
                  <span class={`grade ${grade}`}>{page.grades[grade] ?? grade}</span>
                </td>
                <td>
                  {words.rangeOf(number(low), number(high))} <span class="quiet">{words.bases[basis]}</span>
                </td>
                <td>{words.rangeOf(money(capexLow), money(capexHigh))}</td>
                <td class="amount">{formatPercent(swing, language, { decimals: 0 })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
