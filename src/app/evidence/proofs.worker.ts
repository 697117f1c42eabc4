/** Recomputes the proofs and tells each as it is done. */
import { JevonsError } from '#base';
import { buildWorld, type ProofResult, proofJobs, readTheses, type ThesisTexts, type WorldTexts } from '#studies';
import { errorReport } from '../engine/error-report.ts';
import type { FromProofs, ToProofs } from './proof-messages.ts';

/** Often enough to see them come, seldom enough not to draw for each. */
const millisecondsBetween = 100;

const post = (message: FromProofs) => self.postMessage(message);

async function fetched<Content>(url: string): Promise<Content> {
  const response = await fetch(url);
  if (response.ok) return (await response.json()) as Content;
  throw new JevonsError(`what is to be proved could not be loaded (${response.status})`, {
    kind: 'failure',
    code: 'proofs-not-loaded',
    where: url,
  });
}

async function open({ urls }: ToProofs) {
  const [texts, theses] = await Promise.all([fetched<WorldTexts>(urls.world), fetched<ThesisTexts>(urls.theses)]);
  return proofJobs(buildWorld(texts), readTheses(theses));
}

let opened: ReturnType<typeof open> | undefined;

async function run(message: ToProofs): Promise<void> {
  opened ??= open(message);
  const all = await opened;
  const jobs = all.filter(({ heavy }) => heavy === message.heavy);
  const heavy = all.length - all.filter((job) => !job.heavy).length;
  let results: ProofResult[] = [];
  let last = performance.now();
  jobs.forEach((job, index) => {
    results.push(...job.run());
    const now = performance.now();
    if (now - last < millisecondsBetween && index < jobs.length - 1) return;
    post({ kind: 'results', results, done: index + 1, of: jobs.length, heavy });
    results = [];
    last = now;
  });
}

self.addEventListener('message', (event: MessageEvent<ToProofs>) => {
  run(event.data).catch((error) => {
    opened = undefined;
    post({ kind: 'failed', report: errorReport(error) });
  });
});
