/** Theses side by side on one year. */
import { formatDate, type Language } from '#base';
import { type ComparedCell, type ComparedRow, type Comparison, markTexts, thesisQuantity } from '#studies';
import type { Answer } from '../output.ts';
import type { Screen } from '../session.ts';
import { formatNotes, formatTable } from '../table.ts';
import { words } from './words.ts';

/** Columns for the words of an input, and for a thesis. */
const labelWidth = 24;
const cellWidth = 18;
/** JSON has them all. */
const documentsShown = 4;

export function comparisonAnswer(comparison: Comparison, lang: Language): Answer {
  const { theses, rows, year } = comparison;
  const cells = rows.flatMap((row) => row.cells.map((cell) => ({ row, cell })));
  return {
    json: comparison,
    rows: {
      columns: [
        'thesis',
        'year',
        'input',
        'concept',
        'value',
        'unit',
        'origin',
        'differs',
        'answer',
        'answer_unit',
        'expected',
        'own_year',
      ],
      records: cells.map(({ row, cell }) => {
        const thesis = theses.find(({ id }) => id === cell.thesis);
        return [
          ...[cell.thesis, year, cell.input, row.concept, cell.value, cell.unit, cell.origin, row.differs],
          ...[thesis?.answer ?? null, thesis?.output.unit ?? '', thesis?.expected ?? null, thesis?.ownYear ?? null],
        ];
      }),
    },
    text: (screen) => comparisonText(comparison, lang, screen),
  };
}

function comparisonText(comparison: Comparison, lang: Language, screen: Screen): string {
  const say = words[lang];
  const { year, asOf, theses, rows, documents } = comparison;
  const right = 'right' as const;
  const answers = formatTable(
    {
      title: say.compared(year, formatDate(asOf, lang)),
      columns: [
        { title: say.thesis, wraps: true },
        { title: say.published, align: right },
        { title: say.ownYear, align: right },
        { title: say.onYear(year), align: right },
      ],
      rows: theses.map(({ id, title, output, expected, printed, refused, ownYear, answer }) => [
        `${id}  ${title[lang]}: ${output.label[lang]}`,
        refused === null ? thesisQuantity(expected, output.unit, lang) : printed,
        String(ownYear),
        thesisQuantity(answer, output.unit, lang),
      ]),
      notes: theses.flatMap(({ id, refused }) => (refused === null ? [] : [`${id}: ${refused[lang]}`])),
    },
    screen,
  );
  const inputs = blocksOf(
    theses.map(({ id }) => id),
    screen,
  ).map((ids) => inputTable(ids, rows, lang, screen));
  const figures = rows.flatMap(({ label, note }) => (note === null ? [] : [`${label[lang]}${say.colon}${note[lang]}`]));
  const shown = documents.slice(0, documentsShown).map(({ title }) => title);
  const rest = documents.length - shown.length;
  const titles = [...shown, ...(rest > 0 ? [say.moreDocuments(rest)] : [])].join('; ');
  const sources = shown.length === 0 ? [] : [`${say.sources}${say.colon}${titles}.`];
  return [answers, ...inputs, formatNotes([say.compareNote, ...figures, ...sources], screen)].join('\n');
}

/** As many theses side by side as the screen holds. */
function blocksOf(ids: readonly string[], screen: Screen): string[][] {
  const size = Math.max(1, Math.floor((screen.width - labelWidth) / cellWidth));
  const count = Math.ceil(ids.length / size);
  return Array.from({ length: count }, (_, block) => ids.slice(block * size, (block + 1) * size));
}

/** A row for each input, a column for each thesis; under the value, where it is from. */
function inputTable(ids: readonly string[], rows: readonly ComparedRow[], lang: Language, screen: Screen): string {
  const say = words[lang];
  const held = rows.filter(({ cells }) => cells.some(({ thesis }) => ids.includes(thesis)));
  return formatTable(
    {
      title: say.inputs,
      columns: [{ title: say.input, wraps: true }, ...ids.map((id) => ({ title: id, align: 'right' as const }))],
      rows: held.map(({ label, cells, shared, differs }) => [
        `${label[lang]}${shared ? ` (${differs ? say.differ : say.same})` : ''}`,
        ...ids.map((id) => {
          const cell = cells.find(({ thesis }) => thesis === id);
          return cell === undefined ? '' : `${thesisQuantity(cell.value, cell.unit, lang)}\n${originText(cell, lang)}`;
        }),
      ]),
    },
    screen,
  );
}

function originText({ origin, marks }: ComparedCell, lang: Language): string {
  return [words[lang].origins[origin], ...marks.map((mark) => markTexts[mark][lang])].join('\n');
}
