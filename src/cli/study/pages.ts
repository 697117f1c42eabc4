/** Studies as pages: Markdown in both languages, pictures, and the result that they were written from. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '#base';
import { localisedPicture, standaloneSvg } from '#charts';
import { type ArticleResult, articleMarkdown, articles } from '#studies';
import { readText } from '../files.ts';
import { writeWhole } from '../output.ts';

const layout = { width: 720, height: 340 } as const;

/** `docs/studies/rebound.md`, `rebound.fr.md`, `rebound.json`, `rebound-spending-en.svg`. */
export function writePages(results: readonly ArticleResult[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const result of results) {
    writeWhole(join(folder, `${result.id}.json`), `${JSON.stringify(result, null, 1)}\n`);
    for (const language of languages) writePage(result, folder, language);
  }
  const all = writtenIn(folder);
  for (const language of languages) writeWhole(join(folder, pageName('README', language)), listText(all, language));
}

/** Those that were written earlier stay on the list. */
function writtenIn(folder: string): ArticleResult[] {
  return articles.flatMap(({ id }) => {
    const file = join(folder, `${id}.json`);
    return existsSync(file) ? [JSON.parse(readText(file)) as ArticleResult] : [];
  });
}

function pageName(id: string, language: Language): string {
  return language === 'en' ? `${id}.md` : `${id}.${language}.md`;
}

function writePage(result: ArticleResult, folder: string, language: Language): void {
  const address = (block: string) => `${result.id}-${block}-${language}.svg`;
  writeWhole(join(folder, pageName(result.id, language)), articleMarkdown(result, language, address));
  const { model, dataDate, seed, n, hash } = result;
  const provenance = { model: `${model.name} ${model.hash.slice(0, 12)}`, dataDate, seed, n, hash };
  for (const block of result.blocks) {
    if (block.kind !== 'lines' && block.kind !== 'ranges') continue;
    const figure = localisedPicture(block, { ...layout, language }, provenance);
    writeWhole(join(folder, address(block.id)), `${standaloneSvg(figure, 'auto')}\n`);
  }
}

const heads = {
  en: ['Studies', 'Questions with an answer, each written from its run: `jevons study --pages docs/studies`.'],
  fr: [
    'Études',
    'Des questions et leurs réponses, écrites d’après leurs calculs : `jevons study --pages docs/studies`.',
  ],
} as const;

function listText(results: readonly ArticleResult[], language: Language): string {
  const [title, about] = heads[language];
  const lines = results.map(
    ({ id, title: name, answer }) => `- [${name[language]}](${pageName(id, language)}): ${answer[language]}`,
  );
  return [`# ${title}`, about, lines.join('\n'), ''].join('\n\n');
}
