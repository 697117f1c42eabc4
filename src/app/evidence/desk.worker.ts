/** Holds the facts and answers what the Evidence view asks, away from the thread that draws. */
import { JevonsError } from '#base';
import { buildLedger, checkArticle, type Ledger, ownFactsTemplate, readOwnFacts } from '#ledger';
import { mustBeTrue, readTheses, readThesisHeads, solveThesis, type ThesisTexts, type WorldTexts } from '#studies';
import { errorReport } from '../engine/error-report.ts';
import { factsOf, guidanceOf, historyOf, outcomesOf, overviewOf } from './answers.ts';
import type {
  DeskUrls,
  FromDesk,
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
  const response = await fetch(urls[place]);
  if (response.ok) return (await response.json()) as Content;
  throw new JevonsError(`the facts could not be loaded (${response.status})`, {
    kind: 'failure',
    code: 'facts-not-loaded',
    where: urls[place],
  });
}

/** Counts the tables of one's own that were taken in: what was made before a change is made again. */
let changes = 0;
/** A table of one's own that is being read; questions asked after it wait for it. */
let taking: Promise<unknown> = Promise.resolve();
/** Tables of the reader's own facts, as an overlay. */
let ownTables: Readonly<Record<string, string>> = {};

/** Made when first asked for; a failure is forgotten, so that the next question tries again. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  let madeAt = 0;
  return () => {
    if (madeAt !== changes) made = undefined;
    madeAt = changes;
    made ??= make();
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
}

/** The tables of the first part: small, so that it opens at once. */
const firstLedger = once(async () =>
  buildLedger({ ...(await fetched<Record<string, string>>('ledger')), ...ownTables }),
);
const allTables = async () => (await fetched<WorldTexts>('world')).tables;
const fullLedger = once(async (): Promise<Ledger> => buildLedger({ ...(await allTables()), ...ownTables }));
const thesisTexts = once(() => fetched<ThesisTexts>('theses'));

async function thesesOf({ id }: ThesisQuestion) {
  return readTheses(await thesisTexts(), [id]);
}

async function takeIn(csv: string | null): Promise<OwnFactsAnswer> {
  if (csv === null) {
    ownTables = {};
    changes += 1;
    return { figures: 0, newCompanies: [], issues: [] };
  }
  const published = buildLedger(await allTables());
  const { tables, figures, newCompanies, issues } = readOwnFacts(csv, published.catalog);
  if (issues.length === 0) {
    ownTables = Object.fromEntries(Object.entries(tables).map(([name, text]) => [`${name}.own.csv`, text]));
    changes += 1;
  }
  return { figures, newCompanies, issues };
}

const answers: Answers = {
  overview: async () => overviewOf(await firstLedger()),
  facts: async (asked) => factsOf(await firstLedger(), asked),
  history: async (asked) => historyOf(await firstLedger(), asked),
  guidance: async ({ company, asOf }) => guidanceOf(await firstLedger(), company, asOf),
  outcomes: async ({ asOf }) => outcomesOf(await firstLedger(), asOf),
  own: ({ csv }) => {
    const taken = takeIn(csv);
    taking = taken.catch(() => {});
    return taken;
  },
  template: async () => ownFactsTemplate(),
  check: async ({ text, date, language }) =>
    checkArticle(text, { ledger: await fullLedger(), date, reasons: language }),
  theses: async () => readThesisHeads((await thesisTexts()).theses),
  thesis: async (asked) => mustBeTrue(await fullLedger(), await thesesOf(asked), asked.id, asked),
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
