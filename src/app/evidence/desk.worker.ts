/** Holds the ledger and answers what the Evidence view asks, away from the thread that draws. */
import { JevonsError } from '#base';
import { buildLedger, type Ledger } from '#ledger';
import { errorReport } from '../engine/error-report.ts';
import { factsOf, guidanceOf, historyOf, outcomesOf, overviewOf } from './answers.ts';
import type { FromDesk, QuestionName, Questions, ToDesk } from './questions.ts';

type Answers = { [Name in QuestionName]: (asked: Questions[Name]['asked']) => Promise<Questions[Name]['answer']> };

let ledger: Promise<Ledger> | undefined;

async function fetched<Content>(url: string): Promise<Content> {
  const response = await fetch(url);
  if (response.ok) return (await response.json()) as Content;
  throw new JevonsError(`the facts could not be loaded (${response.status})`, {
    kind: 'failure',
    code: 'facts-not-loaded',
    where: url,
  });
}

function opened(): Promise<Ledger> {
  if (ledger === undefined) throw new JevonsError('the facts are not open', { kind: 'failure', code: 'desk-not-open' });
  return ledger;
}

const answers: Answers = {
  overview: async () => overviewOf(await opened()),
  facts: async (asked) => factsOf(await opened(), asked),
  history: async (asked) => historyOf(await opened(), asked),
  guidance: async ({ company, asOf }) => guidanceOf(await opened(), company, asOf),
  outcomes: async ({ asOf }) => outcomesOf(await opened(), asOf),
};

function post(message: FromDesk): void {
  self.postMessage(message);
}

self.addEventListener('message', (event: MessageEvent<ToDesk>) => {
  const message = event.data;
  if (message.kind === 'open') {
    ledger = fetched<Record<string, string>>(message.ledgerUrl).then(buildLedger);
    // The first question meets the failure; until then nobody waits for it.
    ledger.catch(() => {});
    return;
  }
  const { id, name, asked } = message;
  // One name and what is asked under it travel together; the type cannot say so.
  const answer = answers[name] as (asked: unknown) => Promise<Questions[QuestionName]['answer']>;
  answer(asked)
    .then((found) => post({ kind: 'answer', id, answer: found }))
    .catch((error) => post({ kind: 'failed', id, report: errorReport(error) }));
});
