/** An article as a page of Markdown. */
import { formatMoney, formatNumber, formatPercent, type Language } from '#base';
import type { ArticleBlock, ArticleResult, NumberKind, TableBlock } from './types.ts';

/** Where the picture of a block is, seen from the page. */
export type PictureAddress = (block: string) => string;

const texts = {
  en: {
    limits: 'Limits',
    again: 'The same numbers again',
    provenance: (model: string, date: string, n: string, seed: number, hash: string) =>
      `Model ${model}; facts published by ${date}; ${n}; seed ${seed}; result ${hash}. This page is written by a program: \`jevons study --pages docs/studies\`.`,
    futures: (n: number) => (n === 0 ? 'no simulation' : `${n} futures`),
  },
  fr: {
    limits: 'Limites',
    again: 'Les mêmes chiffres, à nouveau',
    provenance: (model: string, date: string, n: string, seed: number, hash: string) =>
      `Modèle ${model} ; faits publiés au ${date} ; ${n} ; graine ${seed} ; résultat ${hash}. Cette page est écrite par un programme : \`jevons study --pages docs/studies\`.`,
    futures: (n: number) => (n === 0 ? 'aucune simulation' : `${n} futurs`),
  },
} as const;

export function articleMarkdown(result: ArticleResult, lang: Language, picture: PictureAddress): string {
  const words = texts[lang];
  const limits = result.blocks.filter(({ kind }) => kind === 'limit');
  const { model, dataDate, seed, n, hash, commands } = result;
  return [
    `# ${result.title[lang]}`,
    `*${result.question[lang]}*`,
    `**${result.answer[lang]}**`,
    ...result.blocks.filter(({ kind }) => kind !== 'limit').map((block) => blockText(block, lang, picture)),
    `## ${words.limits}`,
    ...limits.map((block) => blockText(block, lang, picture)),
    `## ${words.again}`,
    `\`\`\`\n${commands.join('\n')}\n\`\`\``,
    words.provenance(`${model.name} ${model.hash.slice(0, 12)}`, dataDate, words.futures(n), seed, hash.slice(0, 16)),
    '',
  ].join('\n\n');
}

function blockText(block: ArticleBlock, lang: Language, picture: PictureAddress): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.text[lang]}`;
    case 'text':
    case 'finding':
    case 'limit':
      return block.text[lang];
    case 'lines':
    case 'ranges':
      return `![${block.title[lang]} (${block.unit[lang]})](${picture(block.id)})`;
    case 'table':
      return tableText(block, lang);
  }
}

function tableText(block: TableBlock, lang: Language): string {
  const head = `| ${block.columns.map(({ label }) => label[lang]).join(' | ')} |`;
  const rule = `| ${block.columns.map(({ format }) => (format === undefined ? '---' : '--:')).join(' | ')} |`;
  const rows = block.rows.map(
    (row) => `| ${row.map((cell, column) => articleCell(cell, block.columns[column]?.format, lang)).join(' | ')} |`,
  );
  return [`**${block.title[lang]}**`, '', head, rule, ...rows].join('\n');
}

/** A cell as people read it. */
export function articleCell(
  cell: TableBlock['rows'][number][number],
  format: NumberKind | undefined,
  lang: Language,
): string {
  if (cell === null) return '–';
  if (typeof cell === 'object') return cell[lang];
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return '–';
  if (format === 'money') return formatMoney(cell, lang);
  if (format === 'percent') return formatPercent(cell, lang);
  return formatNumber(cell, lang);
}
