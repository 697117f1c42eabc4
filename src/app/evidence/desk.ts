/** The page's side of the thread that holds the facts. */

import ledgerUrl from 'virtual:ledger-url';
import thesesUrl from 'virtual:theses-url';
import worldUrl from 'virtual:world-url';
import { useEffect, useState } from 'preact/hooks';
import type { ErrorReport } from '../engine/protocol.ts';
import type { FromDesk, QuestionName, Questions, ToDesk } from './questions.ts';

export interface Desk {
  /** @throws DeskError when the thread could not answer. */
  ask<Name extends QuestionName>(name: Name, asked: Questions[Name]['asked']): Promise<Questions[Name]['answer']>;
}

/** What the thread said of its failure. */
export class DeskError extends Error {
  readonly report: ErrorReport;
  constructor(report: ErrorReport) {
    super(report.message);
    this.report = report;
  }
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: DeskError) => void;
}

/** Starts the thread; it lives as long as the page. */
export function openDesk(): Desk {
  const worker = new Worker(new URL('./desk.worker.ts', import.meta.url), { type: 'module', name: 'facts' });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  const send = (message: ToDesk) => worker.postMessage(message);
  worker.addEventListener('message', (event: MessageEvent<FromDesk>) => {
    const message = event.data;
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') asker?.resolve(message.answer as never);
    else asker?.reject(new DeskError(message.report));
  });
  worker.addEventListener('error', (event) => {
    const message = event.message || 'a worker thread could not be started';
    const report = { name: 'worker', message, code: 'worker-died', hint: '', details: [], stack: '' };
    for (const asker of waiting.values()) asker.reject(new DeskError(report));
    waiting.clear();
  });
  const imported = document.querySelector<HTMLMetaElement>('meta[name="jevons-own-facts"]')?.content;
  send({
    kind: 'open',
    urls: {
      ledger: absolute(ledgerUrl),
      theses: absolute(thesesUrl),
      world: absolute(worldUrl),
      ...(imported === undefined ? {} : { imported: absolute(imported) }),
    },
  });
  return {
    ask: (name, asked) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve: resolve as Waiting['resolve'], reject });
        send({ kind: 'ask', id: count, name, asked });
      }),
  };
}

/** A worker resolves addresses against its own place. */
const absolute = (url: string) => new URL(url, location.href).href;

interface Answered<Answer> {
  /** The last one stays until the next is there. */
  readonly answer: Answer | undefined;
  readonly failure: ErrorReport | undefined;
}

/** The answer to a question, asked again when it changes. */
export function useAnswer<Name extends QuestionName>(
  desk: Desk,
  name: Name,
  asked: Questions[Name]['asked'],
): Answered<Questions[Name]['answer']> {
  const [state, setState] = useState<Answered<Questions[Name]['answer']>>({ answer: undefined, failure: undefined });
  const key = JSON.stringify(asked);
  useEffect(() => {
    let wanted = true;
    desk
      .ask(name, JSON.parse(key) as Questions[Name]['asked'])
      .then((answer) => wanted && setState({ answer, failure: undefined }))
      .catch((error: DeskError) => wanted && setState(({ answer }) => ({ answer, failure: error.report })));
    return () => {
      wanted = false;
    };
  }, [desk, name, key]);
  return state;
}
