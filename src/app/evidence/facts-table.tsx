/** Reported figures of one company under one definition. */
import { useState } from 'preact/hooks';
import { formatDate, formatNumber, formatPercent, type Language } from '#base';
import { csvText } from '#formats';
import { Disclosure } from '../view/disclosure.tsx';
import { download } from '../view/downloads.ts';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useEvidence } from './context.ts';
import { DocumentLinks } from './document-links.tsx';
import { factsCsv } from './facts-csv.ts';
import { periodText } from './period-text.ts';
import type { CompanyData, FactRow, FactsQuestion, MetricData } from './questions.ts';
import { Status } from './status.tsx';

const rowsAtFirst = 8;

interface FactsTableProps {
  /** Newest first. */
  readonly rows: readonly FactRow[];
  readonly question: FactsQuestion;
  readonly company: CompanyData;
  readonly figure: MetricData;
}

export function FactsTable({ rows, question, company, figure }: FactsTableProps) {
  const { words } = useEvidence();
  const { language, words: page } = usePage();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, rowsAtFirst);
  const name = `${company.name}, ${figure.label[language]}, ${words.definitions[question.definition] ?? question.definition}`;
  const save = (dialect: 'rfc4180' | 'french') =>
    download(
      `jevons-${company.id}-${question.metric}-${question.definition}${question.asOf === undefined ? '' : `-${question.asOf}`}.csv`,
      csvText(factsCsv(rows, question), dialect),
      'text/csv;charset=utf-8',
    );
  return (
    <>
      <ScrollBox label={name}>
        <table class="facts-table">
          <caption class="hidden">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{words.period}</th>
              <th scope="col" class="amount">
                {words.amount}
              </th>
              <th scope="col" class="amount">
                {words.growth}
              </th>
              <th scope="col">{page.status}</th>
              <th scope="col">{words.published}</th>
              <th scope="col">{words.document}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <FactsRow key={row.period} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <div class="choices">
        {shown.length < rows.length ? (
          <button type="button" class="button" onClick={() => setAll(true)}>
            {words.moreRows(formatNumber(rows.length, language, { decimals: 0 }))}
          </button>
        ) : null}
        <button type="button" class="button" onClick={() => save('rfc4180')}>
          {page.exportCsv}
        </button>
        <button type="button" class="button" onClick={() => save('french')}>
          {page.exportCsvFrench}
        </button>
      </div>
    </>
  );
}

function FactsRow({ row }: { readonly row: FactRow }) {
  const { words } = useEvidence();
  const { language } = usePage();
  return (
    <tr>
      <th scope="row">{periodText(row.period, language)}</th>
      <td class="amount">{formatNumber(row.value / 1000, language, { decimals: 1 })}</td>
      <td class="amount">
        {row.growth === null ? '' : formatPercent(row.growth, language, { decimals: 0, sign: true })}
      </td>
      <td>
        <Status status={row.status} />
        {row.confirmed ? null : <span class="flag">{words.unconfirmed}</span>}
        {row.approximate ? <span class="flag">{words.approximate}</span> : null}
        {row.arithmetic.length === 0 ? null : (
          <Disclosure title={words.calculation} content={() => <Arithmetic row={row} />} />
        )}
      </td>
      <td>{row.published === null ? words.unknownDate : formatDate(row.published, language)}</td>
      <td>
        <DocumentLinks documents={row.documents} />
      </td>
    </tr>
  );
}

/** The terms of a sum, one a line, in $ million as the documents print them. */
function Arithmetic({ row }: { readonly row: FactRow }) {
  const { language } = usePage();
  return (
    <ul class="arithmetic">
      {row.arithmetic.map(({ sign, label, value }) => (
        <li key={`${label} ${value}`}>
          {sign < 0 ? '−' : '+'} {formatNumber(value, language, { decimals: 0 })}{' '}
          <small>{labelText(label, language)}</small>
        </li>
      ))}
      <li>
        = <b>{formatNumber(row.value, language, { decimals: 0 })}</b>
      </li>
    </ul>
  );
}

/** A term is named by its period, or by a definition in words. */
function labelText(label: string, language: Language): string {
  return periodText(label, language);
}
