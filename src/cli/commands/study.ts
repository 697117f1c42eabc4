/** `jevons study`: a question answered in a page of words, pictures and tables. */
import type { Command } from 'commander';
import {
  type Article,
  type ArticleResult,
  articleNamed,
  articles,
  defaultArticleFutures,
  defaultRequest,
  runArticle,
} from '#studies';
import { wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { loadTheses } from '../must-be-true/load.ts';
import { quantity } from '../numbers.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import { progressOn } from '../progress.ts';
import { type Session, write } from '../session.ts';
import { writePages } from '../study/pages.ts';
import { studyRows, studyText } from '../study/show.ts';
import { studyWords } from '../study/words.ts';
import { formatTable } from '../table.ts';
import { memoryLimit, openExecutor } from '../workers.ts';
import { loadWorld } from '../world.ts';

interface StudyOptions extends OutputOptions {
  readonly futures: number;
  readonly seed: number;
  readonly pages?: string;
}

function list(options: StudyOptions, session: Session): Promise<void> {
  const { lang } = options;
  const words = studyWords[lang];
  const rows = articles.map(({ id, question }) => [id, question[lang]]);
  return deliver(
    {
      json: articles.map(({ id, title, question, ensembles }) => ({ id, title, question, ensembles })),
      rows: { columns: ['id', 'question'], records: rows },
      text: (screen) =>
        formatTable(
          { title: words.list, columns: [{ title: words.id }, { title: words.question, wraps: true }], rows },
          screen,
        ),
    },
    options,
    session,
  );
}

async function computed(wanted: readonly Article[], options: StudyOptions, session: Session): Promise<ArticleResult[]> {
  const { futures: n, seed, lang, quiet } = options;
  const words = studyWords[lang];
  const ensembles = wanted.reduce((sum, { ensembles: some }) => sum + some, 0);
  if (quiet !== true && ensembles > 0) {
    await write(session.notes, `jevons: ${words.before(ensembles, quantity(n, lang))}\n`);
  }
  const world = await loadWorld();
  const tools = { world, theses: loadTheses(), n, seed };
  const pool = openExecutor(undefined, n);
  const results: ArticleResult[] = [];
  try {
    for (const article of wanted) {
      const progress = progressOn(session, article.title[lang], quiet === true);
      const execution = {
        executor: pool.executor,
        signal: session.signal,
        onProgress: progress.report,
        memoryLimit: memoryLimit(undefined),
      };
      try {
        results.push(await runArticle(article, { ...tools, execution }));
      } finally {
        progress.end();
      }
    }
  } finally {
    await pool.close();
  }
  return results;
}

async function run(id: string | undefined, options: StudyOptions, session: Session): Promise<void> {
  const { pages, lang } = options;
  if (pages !== undefined) {
    writePages(await computed(id === undefined ? articles : [articleNamed(id)], options, session), pages);
    return;
  }
  if (id === undefined) return list(options, session);
  const [result] = await computed([articleNamed(id)], options, session);
  if (result === undefined) throw new Error(`no result of ${id}`);
  await deliver(
    { json: result, rows: studyRows(result), text: (screen) => studyText(result, lang, screen) },
    options,
    session,
  );
}

export function define(command: Command, session: Session): void {
  command
    .argument('[study]', 'id of a study; without one, the list')
    .option('-n, --futures <number>', 'futures of each ensemble', wholeNumber('--futures', 16), defaultArticleFutures)
    .option('--seed <number>', 'seed of the random draws', wholeNumber('--seed', 0, 2 ** 32 - 1), defaultRequest.seed)
    .option('--pages <folder>', 'write pages in both languages with pictures there: of one study, or of all');
  addOutputOptions(command).action((id: string | undefined, options: StudyOptions) => run(id, options, session));
  addExamples(command, [
    ['jevons study', 'the questions'],
    ['jevons study guidance-bias', 'what a plan is worth: the answer, the record, its limits'],
    ['jevons study rebound -n 64 --lang fr', 'in French, from few futures'],
    ['jevons study founding-article --pages /tmp/jevons-pages', 'as Markdown with pictures'],
  ]);
}
