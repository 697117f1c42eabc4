/** The theses by group. */
import type { Language } from '#base';
import { groupTitles, type ThesisHead, thesisGroups, thesisQuantity } from '#studies';
import type { Answer } from '../output.ts';
import type { Screen } from '../session.ts';
import { formatNotes, formatTable } from '../table.ts';
import { words } from './words.ts';

const columns = [
  ...['id', 'group', 'author', 'published', 'year', 'kind', 'expected', 'unit', 'printed', 'evidence'],
  ...['title_en', 'title_fr', 'document', 'urls'],
];

/** Every thesis, with the published number. */
export function listAnswer(heads: readonly ThesisHead[], lang: Language): Answer {
  return {
    json: heads,
    rows: {
      columns,
      records: heads.map((head) => [
        ...[head.id, head.group, head.author, head.published, head.year, head.kind, head.expected],
        ...[head.output.unit, head.printed, head.evidence],
        ...[head.title.en, head.title.fr, head.document, head.urls.join(' ; ')],
      ]),
    },
    text: (screen) => listText(heads, lang, screen),
  };
}

function listText(heads: readonly ThesisHead[], lang: Language, screen: Screen): string {
  const say = words[lang];
  const idWidth = Math.max(...heads.map(({ id }) => id.length));
  const tables = thesisGroups.flatMap((group) => {
    const own = heads.filter((head) => head.group === group);
    if (own.length === 0) return [];
    const rows = own.map(({ id, title, author, expected, printed, kind, output }) => [
      id.padEnd(idWidth),
      `${title[lang]} (${author})`,
      kind === 'not_reproducible' ? printed : thesisQuantity(expected, output.unit, lang),
      say.kinds[kind],
    ]);
    const table = {
      title: groupTitles[group][lang],
      columns: [
        { title: say.id },
        { title: say.thesis, wraps: true },
        { title: say.published, align: 'right' as const },
        { title: say.how },
      ],
      rows,
    };
    return [formatTable(table, screen)];
  });
  return `${tables.join('\n')}\n${formatNotes(say.listNotes, screen)}`;
}
