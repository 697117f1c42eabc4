/** What a company said it would spend, and what it spent. */
import { useState } from 'preact/hooks';
import { formatDate, formatNumber, formatPercent, type Language, monthName } from '#base';
import type { CompanyData, FactsData, GuidanceRow } from '../bundle/facts-data.ts';
import { DocumentLinks, periodText, Status } from './facts-table.tsx';
import { usePage } from './page.ts';
import { ScrollBox } from './scroll-box.tsx';

const rowsAtFirst = 6;

export function GuidanceTable({ facts, company }: { readonly facts: FactsData; readonly company: CompanyData }) {
  const { words, language } = usePage();
  const [all, setAll] = useState(false);
  const guidance = facts.guidance.filter((row) => row.company === company.id);
  const rows = all ? guidance : guidance.slice(0, rowsAtFirst);
  return (
    <>
      <h3>{words.guidance}</h3>
      {guidance.length === 0 ? (
        <p>{words.noGuidance(company.name)}</p>
      ) : (
        <>
          <p>{words.guidanceAbout}</p>
          <Outcomes facts={facts} company={company} />
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
                  <th scope="col">{words.status}</th>
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
                      <DocumentLinks indices={row.documents} documents={facts.documents} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
          {guidance.length > rows.length ? (
            <button type="button" class="button" onClick={() => setAll(true)}>
              {words.moreRows(formatNumber(guidance.length, language, { decimals: 0 }))}
            </button>
          ) : null}
        </>
      )}
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
  const { words, language } = usePage();
  const text = (value: number) => formatNumber(value, language, { significant: 4 });
  if (row.low === null && row.high === null) return <>{row.words[language] || words.inWordsOnly}</>;
  if (row.high === null) return <>{words.moreThan(text(row.low ?? Number.NaN))}</>;
  if (row.low === null || row.low === row.high) return <>{text(row.high)}</>;
  return <>{`${text(row.low)}–${text(row.high)}`}</>;
}

/** First word and last word on a year against what came out. */
function Outcomes({ facts, company }: { readonly facts: FactsData; readonly company: CompanyData }) {
  const { words, language } = usePage();
  const rows = facts.outcomes.filter((row) => row.company === company.id && row.outcome !== null);
  if (rows.length === 0) return null;
  const money = (value: number) => formatNumber(value, language, { decimals: 1 });
  const share = (value: number | null) =>
    value === null ? '' : formatPercent(value, language, { decimals: 0, sign: true });
  return (
    <ScrollBox label={words.outcome}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <th scope="col" class="amount">
              {words.firstWord}
            </th>
            <th scope="col" class="amount">
              {words.lastWord}
            </th>
            <th scope="col" class="amount">
              {words.outcome}
            </th>
            <th scope="col" class="amount">
              {words.againstFirst}
            </th>
            <th scope="col">{words.comparability}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.period}>
              <th scope="row">{periodText(row.period, language)}</th>
              <td class="amount">{money(row.first)}</td>
              <td class="amount">{money(row.last)}</td>
              <td class="amount">{money(row.outcome ?? Number.NaN)}</td>
              <td class="amount">{row.comparable === 'different' ? '' : share(row.versusFirst)}</td>
              <td>{words.comparable[row.comparable]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
