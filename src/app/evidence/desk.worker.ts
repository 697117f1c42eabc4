/** Holds the facts and answers what the Evidence view asks, away from the thread that draws. */
import { JevonsError } from '#base';
import { buildLedger, checkArticle, type Ledger } from '#ledger';
import { mustBeTrue, readTheses, readThesisHeads, solveThesis, type ThesisTexts, type WorldTexts } from '#studies';
import { errorReport } from '../engine/error-report.ts';
import { factsOf, guidanceOf, historyOf, outcomesOf, overviewOf } from './answers.ts';
import type { DeskUrls, FromDesk, QuestionName, Questions, ThesisQuestion, ToDesk } from './questions.ts';

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

/** Made when first asked for; a failure is forgotten, so that the next question tries again. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make();
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
}

/** The tables of the first part: small, so that it opens at once. */
const firstLedger = once(async () => buildLedger(await fetched<Record<string, string>>('ledger')));
const fullLedger = once(async (): Promise<Ledger> => buildLedger((await fetched<WorldTexts>('world')).tables));
const thesisTexts = once(() => fetched<ThesisTexts>('theses'));

async function thesesOf({ id }: ThesisQuestion) {
  return readTheses(await thesisTexts(), [id]);
}

const answers: Answers = {
  overview: async () => overviewOf(await firstLedger()),
  facts: async (asked) => factsOf(await firstLedger(), asked),
  history: async (asked) => historyOf(await firstLedger(), asked),
  guidance: async ({ company, asOf }) => guidanceOf(await firstLedger(), company, asOf),
  outcomes: async ({ asOf }) => outcomesOf(await firstLedger(), asOf),
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
  answer(asked)
    .then((found) => post({ kind: 'answer', id, answer: found }))
    .catch((error) => post({ kind: 'failed', id, report: errorReport(error) }));
});
