/** The page's side of the thread that runs studies. */
import loopsUrl from 'virtual:loops-url';
import posteriorUrl from 'virtual:posterior-url';
import worldUrl from 'virtual:world-url';
import { useEffect, useState } from 'preact/hooks';
import type { FromInquiry, Inquiries, InquiryName, ToInquiry } from './inquiry-protocol.ts';
import type { ErrorReport } from './protocol.ts';

/** Part of the work that is done, 0 to 1. */
type OnProgress = (share: number) => void;

interface Asker {
  readonly onAnswer: (answer: never) => void;
  readonly onFailure: (report: ErrorReport) => void;
  readonly onProgress: OnProgress;
}

interface Thread {
  /** @returns Takes the question back. */
  ask(name: InquiryName, asked: Inquiries[InquiryName]['asked'], asker: Asker): () => void;
}

/** One for the life of the page, whatever views come and go; another when it died. */
let thread: Thread | undefined;

function openThread(): Thread {
  const worker = new Worker(new URL('./inquiry.worker.ts', import.meta.url), { type: 'module', name: 'inquiry' });
  const waiting = new Map<number, Asker>();
  let count = 0;
  const send = (message: ToInquiry) => worker.postMessage(message);
  worker.addEventListener('message', ({ data: message }: MessageEvent<FromInquiry>) => {
    const asker = waiting.get(message.id);
    if (message.kind === 'progress') return asker?.onProgress(message.done / Math.max(message.of, 1));
    waiting.delete(message.id);
    if (message.kind === 'answer') asker?.onAnswer(message.answer as never);
    if (message.kind === 'failed') asker?.onFailure(message.report);
  });
  worker.addEventListener('error', (event) => {
    const message = event.message || 'a worker thread could not be started';
    const report = { name: 'worker', message, code: 'worker-died', hint: '', details: [], stack: '' };
    thread = undefined;
    worker.terminate();
    for (const asker of waiting.values()) asker.onFailure(report);
    waiting.clear();
  });
  const absolute = (url: string) => new URL(url, location.href).href;
  send({
    kind: 'open',
    urls: { world: absolute(worldUrl), loops: absolute(loopsUrl), posterior: absolute(posteriorUrl) },
  });
  return {
    ask: (name, asked, asker) => {
      count += 1;
      const id = count;
      waiting.set(id, asker);
      send({ kind: 'ask', id, name, asked });
      return () => {
        if (waiting.delete(id)) send({ kind: 'cancel', id });
      };
    },
  };
}

export interface Inquired<Answer> {
  /** The last good one stays until the next is there. */
  readonly answer: Answer | undefined;
  /** Whether it answers what is asked now. */
  readonly current: boolean;
  readonly failure: ErrorReport | undefined;
  /** Part of the work that is done; undefined when nothing is under way. */
  readonly progress: number | undefined;
  readonly retry: () => void;
}

interface State<Answer> {
  readonly answer?: Answer;
  /** Of the question that the answer is to. */
  readonly key?: string;
  readonly failure?: ErrorReport;
  readonly progress?: number;
}

/**
 * The answer to a question, asked again when it changes; the question before is taken back, and so is the last one when the
 * part of the page goes.
 *
 * @param asked Undefined asks nothing.
 */
export function useInquiry<Name extends InquiryName>(
  name: Name,
  asked: Inquiries[Name]['asked'] | undefined,
): Inquired<Inquiries[Name]['answer']> {
  const [state, setState] = useState<State<Inquiries[Name]['answer']>>({});
  const [attempt, setAttempt] = useState(0);
  const key = asked === undefined ? undefined : JSON.stringify(asked);
  useEffect(() => {
    if (key === undefined) {
      setState(({ progress: _, ...before }) => before);
      return undefined;
    }
    setState(({ answer, key: before }) => ({
      ...(answer === undefined ? {} : { answer, key: before ?? '' }),
      progress: 0,
    }));
    thread ??= openThread();
    return thread.ask(name, JSON.parse(key), {
      onAnswer: (answer) => setState({ answer, key }),
      onFailure: (failure) => setState(({ progress: _, ...before }) => ({ ...before, failure })),
      onProgress: (progress) => setState((before) => ({ ...before, progress })),
    });
  }, [name, key, attempt]);
  return {
    answer: state.answer,
    current: state.key !== undefined && state.key === key,
    failure: state.failure,
    progress: state.progress,
    retry: () => setAttempt((count) => count + 1),
  };
}

/** One question, one answer. @throws Error when it could not be answered. */
export function askOnce<Name extends InquiryName>(
  name: Name,
  asked: Inquiries[Name]['asked'],
): Promise<Inquiries[Name]['answer']> {
  thread ??= openThread();
  const asking = thread;
  return new Promise((resolve, reject) => {
    asking.ask(name, asked, {
      onAnswer: resolve,
      onFailure: ({ message }) => reject(new Error(message)),
      onProgress: () => {},
    });
  });
}
