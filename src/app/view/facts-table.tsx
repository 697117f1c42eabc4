/** Reported spending of one company under one definition. */
import { useState } from 'preact/hooks';
import { formatDate, formatNumber, formatPercent } from '#base';
import type { CompanyData, DocumentData, FactRow, FactSeries } from '../bundle/facts-data.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';
import { ScrollBox } from './scroll-box.tsx';

const rowsAtFirst = 8;

interface FactsTableProps {
  readonly series: FactSeries | undefined;
  readonly documents: readonly DocumentData[];
  readonly company: CompanyData;
}

export function FactsTable({ series, documents, company }: FactsTableProps) {
  const { words, language } = usePage();
  const [all, setAll] = useState(false);
  if (series === undefined) return <p class="flag">{words.noPeriods(company.name)}</p>;
  const rows = all ? series.rows : series.rows.slice(0, rowsAtFirst);
  const hidden = series.rows.length - rows.length;
  return (
    <>
      <ScrollBox label={`${words.facts}: ${series.company}`}>
        <table class="facts-table">
          <caption class="hidden">{`${company.name}, ${words.definitions[series.definition] ?? series.definition}`}</caption>
          <thead>
            <tr>
              <th scope="col">{words.period}</th>
              <th scope="col" class="amount">
                {words.amount}
              </th>
              <th scope="col" class="amount">
                {words.growth}
              </th>
              <th scope="col">{words.status}</th>
              <th scope="col">{words.published}</th>
              <th scope="col">{words.document}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <FactsRow key={row.period} row={row} documents={documents} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {hidden > 0 ? (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {words.moreRows(formatNumber(series.rows.length, language, { decimals: 0 }))}
        </button>
      ) : null}
    </>
  );
}

function FactsRow({ row, documents }: { readonly row: FactRow; readonly documents: readonly DocumentData[] }) {
  const { words, language } = usePage();
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
      </td>
      <td>{row.published === null ? words.unknownDate : formatDate(row.published, language)}</td>
      <td>
        <DocumentLinks indices={row.documents} documents={documents} />
      </td>
    </tr>
  );
}

/** `2026Q2` is T2 2026 in French, Q2 2026 in English; `CY2025` is 2025. */
export function periodText(period: string, language: 'en' | 'fr'): string {
  const quarter = /^(FY)?(\d{4})Q(\d)$/.exec(period);
  const year = /^(CY|FY)(\d{4})$/.exec(period);
  const fiscal = language === 'fr' ? 'exercice' : 'fiscal';
  if (quarter !== null) {
    const text = `${language === 'fr' ? 'T' : 'Q'}${quarter[3]}\u00a0${quarter[2]}`;
    return quarter[1] === undefined ? text : `${text} (${fiscal})`;
  }
  if (year !== null) return year[1] === 'FY' ? `${year[2]} (${fiscal})` : (year[2] ?? period);
  return period;
}

/** The same marks as on the charts. */
export function Status({ status }: { readonly status: string }) {
  const { words } = usePage();
  return (
    <span class="status">
      <svg class="chart sample" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        {status === 'single-source' ? (
          <rect class="marker single" x="3" y="3" width="6" height="6" />
        ) : (
          <circle class={`marker ${status}`} cx="6" cy="6" r="3.4" />
        )}
      </svg>
      {words.statuses[status] ?? status}
    </span>
  );
}

const linksShown = 2;

/** Titles stay in the language in which the documents were published. */
export function DocumentLinks(props: {
  readonly indices: readonly number[];
  readonly documents: readonly DocumentData[];
}) {
  const { words, language } = usePage();
  const found = props.indices.flatMap((index) => props.documents[index] ?? []);
  const more = found.length - linksShown;
  return (
    <ul class="documents">
      {found.slice(0, linksShown).map((one) => (
        <li key={`${one.title} ${one.url}`} lang="en">
          {one.url === '' ? (
            <cite>{one.title}</cite>
          ) : (
            <a href={one.url} rel="noopener noreferrer" target="_blank">
              {one.title}
              <Icon name="outside" />
            </a>
          )}
        </li>
      ))}
      {more > 0 ? <li>{words.moreDocuments(formatNumber(more, language, { decimals: 0 }))}</li> : null}
    </ul>
  );
}
