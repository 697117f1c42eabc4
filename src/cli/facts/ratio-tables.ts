/** `jevons facts ratio` as tables: companies side by side, or one company over time. */

import type { SpendingRatios, Total } from '#ledger';
import { messages } from '../messages.ts';
import type { Answer } from '../output.ts';
import { sparkLine } from '../picture.ts';
import type { Screen } from '../session.ts';
import { formatTable } from '../table.ts';
import {
  type Asked,
  cellsOf,
  columns,
  depreciationNote,
  factsOf,
  gaps,
  headings,
  json,
  record,
  rowMarks,
} from './ratio-rows.ts';
import { basisNotes, fileParts, labelsOf, missingText, moneyNotes } from './show.ts';
import { wordsOf } from './words.ts';

/** Companies side by side in one period. */
export function manyCompanies(rows: readonly SpendingRatios[], total: Total, period: string, asked: Asked): Answer {
  const { ledger, lang, view, asOf } = asked;
  const words = wordsOf[lang];
  const labels = labelsOf(ledger, lang).company;
  const notes = [
    ...moneyNotes(view, lang, words.money),
    ...basisNotes(total, labelsOf(ledger, lang), lang),
    ...total.missing.map((answer) => words.notThere(labels(answer.company), missingText(answer, lang))),
    words.freeIs,
    ...depreciationNote(rows, labels, lang),
    ...gaps(rows).map((answer) =>
      words.notThere(
        `${labels(answer.company)}, ${labelsOf(ledger, lang).metric(answer.metric)}`,
        missingText(answer, lang),
      ),
    ),
  ];
  const table = {
    title: words.ratioTitle(period),
    columns: [
      { title: messages[lang].company, wraps: true },
      ...headings(asked),
      { title: messages[lang].mark, wraps: true },
    ],
    rows: rows.map((row) => [
      labels(row.company),
      ...cellsOf(row, asked),
      [...(row.definition === total.definition ? [] : [row.definition]), rowMarks(row, lang)]
        .filter((mark) => mark !== '')
        .join(', '),
    ]),
    notes,
  };
  return {
    json: rows.map((row) => json(row, asked)),
    rows: { columns, records: rows.map((row) => record(row, asked)) },
    text: (screen) => formatTable(table, screen),
    notes,
    ...fileParts(
      ledger,
      words.ratioTitle(period),
      rows.flatMap((row) => factsOf(row).flatMap((fact) => fact.sources)),
      view,
      asOf,
    ),
  };
}

/** One company over time. */
export function overTime(rows: readonly SpendingRatios[], asked: Asked): Answer {
  const { ledger, lang, view, asOf } = asked;
  const words = wordsOf[lang];
  const labels = labelsOf(ledger, lang).company;
  const last = rows.at(-1) as SpendingRatios;
  const title = words.ratioOver(labels(last.company));
  const spark = sparkLine(rows.map((row) => row.capexToRevenue ?? Number.NaN));
  const notes = [
    ...moneyNotes(view, lang, words.money),
    `${last.definition}: ${last.definitionText[lang]}.`,
    words.freeIs,
    ...depreciationNote(rows, labels, lang),
  ];
  const text = (screen: Screen) =>
    formatTable(
      {
        title,
        columns: [
          { title: messages[lang].period, wraps: true },
          ...headings(asked),
          { title: messages[lang].mark, wraps: true },
        ],
        rows: rows.map((row) => [
          row.period.label.startsWith('last four') ? words.trailing(row.period.end) : row.period.label,
          ...cellsOf(row, asked),
          rowMarks(row, lang),
        ]),
        notes: [`${words.capex} ${words.toRevenue}  ${spark}`, ...notes],
      },
      screen,
    );
  return {
    json: rows.map((row) => json(row, asked)),
    rows: { columns, records: rows.map((row) => record(row, asked)) },
    text,
    notes,
    ...fileParts(
      ledger,
      title,
      rows.flatMap((row) => factsOf(row).flatMap((fact) => fact.sources)),
      view,
      asOf,
    ),
  };
}
