/** A study on the screen: the answer first, then words and tables; pictures as the table behind them. */
import type { Language } from '#base';
import { type ArticleBlock, type ArticleResult, articleCell } from '#studies';
import type { Cell, Rows } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, formatNotes, formatTable, wrap } from '../table.ts';
import { studyWords } from './words.ts';

export function studyText(result: ArticleResult, lang: Language, screen: Screen): string {
  const words = studyWords[lang];
  const { model, dataDate, n, seed, hash } = result;
  const lines = (text: string) => wrap(text, screen.width).join('\n');
  return [
    bold(result.title[lang], screen),
    lines(result.question[lang]),
    bold(lines(result.answer[lang]), screen),
    ...result.blocks.map((block) => blockText(block, lang, screen)),
    bold(words.again, screen),
    result.commands.map((command) => `  ${command}`).join('\n'),
    formatNotes(
      [words.provenance(`${model.name} ${model.hash.slice(0, 12)}`, dataDate, n, seed, hash.slice(0, 16))],
      screen,
    ),
  ].join('\n\n');
}

function blockText(block: ArticleBlock, lang: Language, screen: Screen): string {
  const lines = (text: string) => wrap(text, screen.width).join('\n');
  switch (block.kind) {
    case 'heading':
      return bold(block.text[lang], screen);
    case 'text':
    case 'finding':
      return lines(block.text[lang]);
    case 'limit':
      return lines(`${studyWords[lang].limit} ${block.text[lang]}`);
    case 'table':
      return formatTable(
        {
          title: block.title[lang],
          columns: block.columns.map(({ label, format }) =>
            format === undefined ? { title: label[lang], wraps: true } : { title: label[lang], align: 'right' },
          ),
          rows: block.rows.map((row) => row.map((cell, k) => articleCell(cell, block.columns[k]?.format, lang))),
        },
        screen,
      );
    case 'ranges':
      return formatTable(
        {
          title: `${block.title[lang]} (${block.unit[lang]})`,
          columns: [
            { title: studyWords[lang].row, wraps: true },
            ...(block.rows.some(({ low }) => low !== undefined)
              ? [right(studyWords[lang].from), right(studyWords[lang].value), right(studyWords[lang].to)]
              : [right(studyWords[lang].value)]),
          ],
          rows: block.rows.map(({ label, value, low, high }) => {
            const cell = (number: number | undefined) => articleCell(number ?? null, block.format, lang);
            return low === undefined ? [label[lang], cell(value)] : [label[lang], cell(low), cell(value), cell(high)];
          }),
        },
        screen,
      );
    case 'lines': {
      const shown = [...block.times.keys()].filter((k) => Number.isInteger(block.times[k]));
      return formatTable(
        {
          title: `${block.title[lang]} (${block.unit[lang]})`,
          columns: [{ title: studyWords[lang].year }, ...block.series.map(({ label }) => right(label[lang]))],
          rows: shown.map((k) => [
            String(block.times[k]),
            ...block.series.map(({ values }) => articleCell(values[k] ?? null, block.format, lang)),
          ]),
        },
        screen,
      );
    }
  }
}

const right = (title: string) => ({ title, align: 'right' as const });

/** Every number of its tables and pictures, one a row. */
export function studyRows(result: ArticleResult): Rows {
  const records = result.blocks.flatMap((block): Cell[][] => {
    if (block.kind === 'lines') {
      return block.series.flatMap(({ id, values }) =>
        block.times.map((time, k) => [block.id, String(time), id, values[k] ?? null, '']),
      );
    }
    if (block.kind === 'ranges') {
      return block.rows.flatMap(({ id, value, low, high }) => [
        [block.id, id, 'value', value, ''],
        ...(low === undefined ? [] : [[block.id, id, 'low', low, '']]),
        ...(high === undefined ? [] : [[block.id, id, 'high', high, '']]),
      ]);
    }
    if (block.kind !== 'table') return [];
    return block.rows.flatMap((row, line) =>
      row.map((cell, k) => {
        const number = typeof cell === 'number' ? cell : null;
        const text = cell === null || typeof cell === 'number' ? '' : typeof cell === 'string' ? cell : cell.en;
        return [block.id, String(line + 1), block.columns[k]?.id ?? '', number, text];
      }),
    );
  });
  return { columns: ['block', 'row', 'column', 'value', 'text'], records };
}
