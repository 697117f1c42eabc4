/** Dated series beside the accounts: prices, rents, tokens, stock of compute, adoption; each kind apart from the others. */

import { JevonsError, type Language } from '#base';
import {
  asPrinted,
  isAsPrinted,
  type Ledger,
  type ObservationAnswer,
  type ObservationGroup,
  type ObservationRow,
  type ObservationTable,
  sourceIds,
} from '#ledger';
import { messages } from '../messages.ts';
import { plainNumber } from '../numbers.ts';
import type { Answer, Cell } from '../output.ts';
import { sparkLine } from '../picture.ts';
import type { Screen } from '../session.ts';
import { formatTable } from '../table.ts';
import { moneyView } from './options.ts';
import type { SeriesOptions } from './series.ts';
import { documentText, fileParts } from './show.ts';
import { wordsOf } from './words.ts';

/** `column=value` pairs. @throws JevonsError `bad-argument`. */
function filters(pairs: readonly string[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (pairs ?? []).map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0) return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      throw new JevonsError(`got "${pair}", expected column=value`, {
        kind: 'usage',
        code: 'bad-argument',
        where: '--where',
        hint: 'for example --where term=on-demand',
      });
    }),
  );
}

function mainValue({ info }: ObservationAnswer, row: ObservationRow | undefined): number | null {
  const value = row?.[info.values[0]?.column ?? ''];
  return typeof value === 'number' ? value : null;
}

function number(value: number | null, lang: Language): string {
  return value === null ? '-' : plainNumber(value, lang);
}

function isConfirmed(answer: ObservationAnswer, row: ObservationRow): boolean {
  const open = new Map(answer.sources.map(({ id, confirmable }) => [id, confirmable]));
  return sourceIds(row).every((id) => open.get(id) !== false);
}

function cell(row: ObservationRow, column: string): Cell {
  const value = row[column] ?? null;
  return Array.isArray(value) ? value.join(';') : (value as Cell);
}

/** Kind of evidence, flags and reasons of the row, and whether a reader can open its documents. */
function rowMarks(answer: ObservationAnswer, row: ObservationRow, lang: Language): string {
  const own = answer.info.marks.map((column) => {
    const value = row[column];
    if (typeof value !== 'boolean') return String(value ?? '');
    return column === 'incomplete' && !value ? '' : `${column}: ${value ? 'yes' : 'no'}`;
  });
  const open = isConfirmed(answer, row) ? '' : messages[lang].unconfirmed;
  return [...own, String(row.quality ?? ''), open].filter((part) => part !== '').join(', ');
}

/** Set when no reader can open a document behind one of the rows. */
function groupMark(answer: ObservationAnswer, group: ObservationGroup, lang: Language): string {
  return group.rows.every((row) => isConfirmed(answer, row)) ? '' : messages[lang].unconfirmed;
}

/** One line for each series: how many rows, from when to when, and its shape. */
function groupsTable(answer: ObservationAnswer, lang: Language, notes: readonly string[], screen: Screen): string {
  const { info, groups } = answer;
  const words = wordsOf[lang];
  const dates = (group: ObservationGroup) => group.rows.map((row) => String(row[info.date]));
  const unit = info.values[0]?.unit ?? '';
  const marks = groups.map((group) => groupMark(answer, group, lang));
  const withMarks = marks.some((mark) => mark !== '');
  return formatTable(
    {
      title: unit === '' ? info.label[lang] : `${info.label[lang]}, ${unit}`,
      columns: [
        ...info.apart.map((column) => ({ title: column, wraps: true })),
        { title: words.count, align: 'right' },
        { title: words.from },
        { title: words.first, align: 'right' },
        { title: messages[lang].to },
        { title: words.last, align: 'right' },
        { title: words.trendYears },
        ...(withMarks ? [{ title: messages[lang].mark }] : []),
      ],
      rows: groups.map((group, index) => [
        ...group.key,
        String(group.rows.length),
        dates(group)[0] ?? '',
        number(mainValue(answer, group.rows[0]), lang),
        dates(group).at(-1) ?? '',
        number(mainValue(answer, group.rows.at(-1)), lang),
        group.rows.length < 3
          ? ''
          : sparkLine(group.rows.map((row) => mainValue(answer, row) ?? Number.NaN).slice(-12)),
        ...(withMarks ? [marks[index] ?? ''] : []),
      ]),
      notes,
    },
    screen,
  );
}

/** Every row; what tells the series apart is in the heading when it is the same throughout. */
function rowsTable(answer: ObservationAnswer, lang: Language, notes: readonly string[], screen: Screen): string {
  const { info, groups, rows } = answer;
  const words = messages[lang];
  const single = groups.length === 1;
  const heading = single ? [info.label[lang], ...(groups[0]?.key ?? [])].join(', ') : info.label[lang];
  const apart = single ? [] : info.apart;
  const spark =
    single && rows.length > 2 ? `   ${sparkLine(rows.map((row) => mainValue(answer, row) ?? Number.NaN))}` : '';
  const inTime = groups.every((group) => group.rows.length === 1);
  const shown = single || inTime ? rows : groups.flatMap((group) => group.rows);
  const titles = new Map(answer.sources.map((source, index) => [source.id, index + 1]));
  const units = info.values.map(({ column, unit }) => `${column}: ${unit}.`);
  return formatTable(
    {
      title: `${heading}${spark}`,
      columns: [
        { title: info.date },
        ...apart.map((column) => ({ title: column, wraps: true })),
        ...info.values.map(({ column }) => ({ title: column.replaceAll('_', '\n'), align: 'right' as const })),
        { title: words.mark, wraps: true },
        { title: words.source, align: 'right' },
      ],
      rows: shown.map((row) => [
        String(row[info.date]),
        ...apart.map((column) => String(row[column])),
        ...info.values.map(({ column }) => number(row[column] as number | null, lang)),
        rowMarks(answer, row, lang),
        sourceIds(row)
          .map((id) => `[${titles.get(id) ?? ''}]`)
          .join(''),
      ]),
      notes: [
        ...units,
        ...notes,
        ...answer.sources.map((source, index) => `[${index + 1}] ${documentText(source, words)}`),
      ],
    },
    screen,
  );
}

/** How to see one series of those found. */
function narrowing({ info, groups }: ObservationAnswer): string {
  const [largest] = groups.toSorted((left, right) => right.rows.length - left.rows.length);
  return info.apart.map((column, index) => `--where ${column}="${largest?.key[index] ?? ''}"`).join(' ');
}

/** @throws JevonsError as `observationSeries`; `not-converted` when another money is asked for. */
export function observations(table: ObservationTable, options: SeriesOptions, ledger: Ledger): Answer {
  const { asOf, lang, since, until } = options;
  if (!isAsPrinted(moneyView(options))) {
    throw new JevonsError(`rows of ${table} are shown as stated`, {
      kind: 'usage',
      code: 'not-converted',
      where: '--currency --real',
      hint: 'other money is for the accounts of companies: jevons facts series capex --real 2024',
    });
  }
  const where = filters(options.where);
  const company = options.company === undefined ? {} : { company: ledger.company(options.company).id };
  const answer = ledger.observationSeries({ table, where: { ...company, ...where }, since, until, asOf });
  const { info, columns, groups, rows } = answer;
  const words = wordsOf[lang];
  const asRows = options.rows === true || groups.length === 1 || groups.every((group) => group.rows.length === 1);
  const notes = [
    words.rowsOf(rows.length, groups.length),
    ...(asRows ? [] : [words.narrow(narrowing(answer))]),
    ...(info.note[lang] === '' ? [] : [info.note[lang]]),
    ...(answer.undated === 0 ? [] : [words.undated(answer.undated)]),
  ];
  const records = rows.map((row) => [...columns.map((column) => cell(row, column)), isConfirmed(answer, row)]);
  return {
    json: rows.map((row) => ({ ...row, confirmed: isConfirmed(answer, row) })),
    rows: { columns: [...columns, 'confirmed'], records },
    text: (screen) => (asRows ? rowsTable(answer, lang, notes, screen) : groupsTable(answer, lang, notes, screen)),
    notes: [info.note[lang], ...notes.slice(3)].filter((note) => note !== ''),
    ...fileParts(ledger, info.label.en, answer.sources, asPrinted, asOf),
  };
}
