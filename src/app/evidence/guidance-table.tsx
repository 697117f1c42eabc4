/** What a company said it would spend, in the order it said so. */
import { useState } from 'preact/hooks';
import { formatDate, formatNumber, type Language, monthName } from '#base';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useEvidence } from './context.ts';
import { useAnswer } from './desk.ts';
import { DocumentLinks } from './document-links.tsx';
import { periodText } from './period-text.ts';
import type { CompanyData, GuidanceRow } from './questions.ts';
import { Status } from './status.tsx';

const rowsAtFirst = 6;

export function GuidanceTable(props: { readonly company: CompanyData; readonly asOf: string | undefined }) {
  const { words, desk } = useEvidence();
  const { language } = usePage();
  const { answer } = useAnswer(desk, 'guidance', { company: props.company.id, asOf: props.asOf });
  const [all, setAll] = useState(false);
  if (answer === undefined) return null;
  const rows = all ? answer : answer.slice(0, rowsAtFirst);
  return (
    <>
      <h3>{words.guidance}</h3>
      {answer.length === 0 ? <p>{words.noGuidance(props.company.name)}</p> : <GuidanceRows rows={rows} />}
      {answer.length > rows.length ? (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {words.moreRows(formatNumber(answer.length, language, { decimals: 0 }))}
        </button>
      ) : null}
    </>
  );
}

function GuidanceRows({ rows }: { readonly rows: readonly GuidanceRow[] }) {
  const { words } = useEvidence();
  const { language, words: page } = usePage();
  return (
    <>
      <p>{words.guidanceAbout}</p>
      <ScrollBox label={words.guidance}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.stated}</th>
              <th scope="col">{words.forPeriod}</th>
              <th scope="col" class="amount">
                {words.range}
              </th>
              <th scope="col">{words.definition}</th>
              <th scope="col">{page.status}</th>
              <th scope="col">{words.document}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.date} ${row.period} ${row.low} ${row.event}`}>
                <td>{dateText(row.date, language)}</td>
                <td>{periodText(row.period, language)}</td>
                <td class="amount">
                  <Range row={row} />
                </td>
                <td>{row.definition[language]}</td>
                <td>
                  <Status status={row.status} />
                </td>
                <td>
                  <DocumentLinks documents={row.documents} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

/** A day or a month. */
function dateText(date: string, language: Language): string {
  if (date.length > 7) return formatDate(date, language);
  const month = Number(date.slice(5, 7));
  return month >= 1 && month <= 12 ? `${monthName(month, language)}\u00a0${date.slice(0, 4)}` : date;
}

function Range({ row }: { readonly row: GuidanceRow }) {
  const { words } = useEvidence();
  const { language } = usePage();
  const text = (value: number) => formatNumber(value, language, { significant: 4 });
  if (row.low === null && row.high === null) return <>{row.words[language] || words.inWordsOnly}</>;
  if (row.high === null) return <>{words.moreThan(text(row.low ?? Number.NaN))}</>;
  if (row.low === null || row.low === row.high) return <>{text(row.high)}</>;
  return <>{`${text(row.low)}–${text(row.high)}`}</>;
}
