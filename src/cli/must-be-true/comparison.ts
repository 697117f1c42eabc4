/** Theses side by side on one year. */
import { formatDate, type Language } from '#base';
import { type ComparedCell, type ComparedRow, type Comparison, markTexts } from '#studies';
import type { Answer } from '../output.ts';
import type { Screen } from '../session.ts';
import { formatNotes, formatTable } from '../table.ts';
import { withUnit } from './figures.ts';
import { words } from './words.ts';

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
  const { year, asOf, theses, rows } = comparison;
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
      rows: theses.map(({ id, title, output, expected, ownYear, answer }) => [
        `${id}  ${title[lang]}: ${output.label[lang]}`,
        withUnit(expected, output.unit, lang),
        String(ownYear),
        withUnit(answer, output.unit, lang),
      ]),
      notes: theses.flatMap(({ id, refused }) => (refused === null ? [] : [`${id}: ${refused[lang]}`])),
    },
    screen,
  );
  const tables = [
    [say.common, rows.filter(({ shared }) => shared)],
    [say.ownInputs, rows.filter(({ shared }) => !shared)],
  ] as const;
  const inputs = tables.map(([title, own]) => (own.length === 0 ? '' : inputTable(title, own, lang, screen)));
  return [answers, ...inputs.filter((text) => text !== ''), formatNotes([say.compareNote], screen)].join('\n');
}

function inputTable(title: string, rows: readonly ComparedRow[], lang: Language, screen: Screen): string {
  const say = words[lang];
  const lines = rows.flatMap(({ label, cells, shared, differs }) =>
    cells.map((cell, index) => [
      index === 0 ? `${label[lang]}${shared ? ` (${differs ? say.differ : say.same})` : ''}` : '',
      cell.thesis,
      withUnit(cell.value, cell.unit, lang),
      originText(cell, lang),
    ]),
  );
  return formatTable(
    {
      title,
      columns: [
        { title: say.input, wraps: true },
        { title: say.thesis },
        { title: say.value, align: 'right' },
        { title: say.from, wraps: true },
      ],
      rows: lines,
    },
    screen,
  );
}

function originText({ origin, marks }: ComparedCell, lang: Language): string {
  return [words[lang].origins[origin], ...marks.map((mark) => markTexts[mark][lang])].join(', ');
}
