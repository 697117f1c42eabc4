/** Holds the facts and answers what the Evidence view asks, away from the thread that draws. */
import { JevonsError } from '#base';
import { buildLedger, checkArticle, ownFactsTemplate, readOwnFacts } from '#ledger';
import { mustBeTrue, readTheses, readThesisHeads, solveThesis, type ThesisTexts, type WorldTexts } from '#studies';
import { errorReport } from '../engine/error-report.ts';
import { factsOf, guidanceOf, historyOf, outcomesOf, overviewOf } from './answers.ts';
import type {
  DeskUrls,
  FromDesk,
  ImportsAnswer,
  OwnFactsAnswer,
  QuestionName,
  Questions,
  ThesisQuestion,
  ToDesk,
} from './questions.ts';

type Answers = { [Name in QuestionName]: (asked: Questions[Name]['asked']) => Promise<Questions[Name]['answer']> };

let urls: DeskUrls | undefined;

async function fetched<Content>(place: keyof DeskUrls): Promise<Content> {
  if (urls === undefined) throw new JevonsError('the facts are not open', { kind: 'failure', code: 'desk-not-open' });
  const url = urls[place] ?? '';
  const response = await fetch(url);
  if (response.ok) return (await response.json()) as Content;
  throw new JevonsError(`the facts could not be loaded (${response.status})`, {
    kind: 'failure',
    code: 'facts-not-loaded',
    where: url,
  });
}

/** Made when first asked for; a failure is forgotten, so that the next question tries again. */
function kept<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

type Tables = Readonly<Record<string, string>>;

/** The tables of the first part: small, so that it opens at once. */
const firstTables = kept(() => fetched<Tables>('ledger'));
const allTables = kept(async () => (await fetched<WorldTexts>('world')).tables);
const thesisTexts = kept(() => fetched<ThesisTexts>('theses'));

const imported = kept(
  async (): Promise<ImportsAnswer & { readonly tables: Tables }> =>
    urls?.imported === undefined ? { imports: [], tables: {} } : fetched('imported'),
);

function ledgersWith(own: Tables) {
  const full = kept(async () => buildLedger({ ...(await allTables()), ...(await imported()).tables, ...own }));
  // Imports may lean on rows that the small tables leave out.
  const first = kept(async () =>
    urls?.imported === undefined ? buildLedger({ ...(await firstTables()), ...own }) : full(),
  );
  return { first, full };
}

const published = ledgersWith({});
/** Those that answer: the published ones, or with the reader's own facts. */
let ledgers = published;
/** A table of one's own that is being read; questions asked after it wait for it. */
let taking: Promise<unknown> = Promise.resolve();

async function thesesOf({ id }: ThesisQuestion) {
  return readTheses(await thesisTexts(), [id]);
}

async function takeIn(csv: string | null): Promise<OwnFactsAnswer> {
  if (csv === null) {
    ledgers = published;
    return { figures: 0, newCompanies: [], issues: [] };
  }
  const { catalog } = await published.full();
  const { tables, figures, newCompanies, issues } = readOwnFacts(csv, catalog);
  if (issues.length === 0) {
    ledgers = ledgersWith(Object.fromEntries(Object.entries(tables).map(([name, text]) => [`${name}.own.csv`, text])));
  }
  return { figures, newCompanies, issues };
}

const answers: Answers = {
  overview: async () => overviewOf(await ledgers.first()),
  facts: async (asked) => factsOf(await ledgers.first(), asked),
  history: async (asked) => historyOf(await ledgers.first(), asked),
  guidance: async ({ company, asOf }) => guidanceOf(await ledgers.first(), company, asOf),
  outcomes: async ({ asOf }) => outcomesOf(await ledgers.first(), asOf),
  imports: async () => ({ imports: (await imported()).imports }),
  own: ({ csv }) => {
    const taken = takeIn(csv);
    taking = taken.catch(() => {});
    return taken;
  },
  template: async () => ownFactsTemplate(),
  check: async ({ text, date, language }) =>
    checkArticle(text, { ledger: await ledgers.full(), date, reasons: language }),
  theses: async () => readThesisHeads((await thesisTexts()).theses),
  thesis: async (asked) => mustBeTrue(await ledgers.full(), await thesesOf(asked), asked.id, asked),
  solution: async (asked) => {
    const [thesis] = await thesesOf(asked);
    if (thesis === undefined) {
      throw new JevonsError(`no thesis ${asked.id}`, { kind: 'usage', code: 'unknown-thesis' });
    }
    return solveThesis(thesis, asked.input, asked.target, asked.set);
  },
};

function post(message: FromDesk): void {
  self.postMessage(message);
}

self.addEventListener('message', (event: MessageEvent<ToDesk>) => {
  const message = event.data;
  if (message.kind === 'open') {
    urls = message.urls;
    return;
  }
  const { id, name, asked } = message;
  // One name and what is asked under it travel together; the type cannot say so.
  const answer = answers[name] as (asked: unknown) => Promise<Questions[QuestionName]['answer']>;
  const before = taking;
  before
    .then(() => answer(asked))
    .then((found) => post({ kind: 'answer', id, answer: found }))
    .catch((error) => post({ kind: 'failed', id, report: errorReport(error) }));
});
