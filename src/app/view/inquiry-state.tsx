/** How a study stands: its part that is done, or what went wrong; the last good result stays beside it. */
import { useState } from 'preact/hooks';
import { formatPercent } from '#base';
import type { Inquired } from '../engine/inquiry.ts';
import { usePage } from './page.ts';

interface InquiryStateProps {
  readonly of: Pick<Inquired<unknown>, 'failure' | 'progress' | 'retry'> & { readonly answer?: unknown };
  /** What is being computed. */
  readonly label: string;
  readonly onStop?: (() => void) | undefined;
}

export function InquiryState({ of: { answer, failure, progress, retry }, label, onStop }: InquiryStateProps) {
  const { words, language } = usePage();
  if (failure !== undefined) return <Failed failure={failure} retry={retry} kept={answer !== undefined} />;
  return (
    <div class="inquiry" data-busy={progress === undefined ? 'no' : 'yes'}>
      {progress === undefined ? null : (
        <>
          <progress value={progress} max={1} aria-label={label} />
          <span>
            {label} {formatPercent(progress, language, { decimals: 0 })}
          </span>
          {onStop === undefined ? null : (
            <button type="button" class="button" onClick={onStop}>
              {words.stop}
            </button>
          )}
        </>
      )}
    </div>
  );
}

interface FailedProps {
  readonly failure: NonNullable<Inquired<unknown>['failure']>;
  readonly retry: () => void;
  readonly kept: boolean;
}

function Failed({ failure, retry, kept }: FailedProps) {
  const { words, store } = usePage();
  const [copied, setCopied] = useState('');
  const report = [
    `${failure.name}: ${failure.message} [${failure.code}]`,
    failure.hint,
    ...failure.details,
    failure.stack,
  ]
    .filter((line) => line !== '')
    .join('\n');
  const copy = () =>
    navigator.clipboard.writeText(`${report}\nscenario ${JSON.stringify(store.chosen.value)}`).then(
      () => setCopied(words.copied),
      () => setCopied(words.copyFailed),
    );
  return (
    <section class="notice failure" role="alert">
      <p>{kept ? words.failure : words.failureStudy}</p>
      <p lang="en">{failure.message}</p>
      <details>
        <summary>{words.report}</summary>
        <pre lang="en">{report}</pre>
      </details>
      <div class="choices">
        <button type="button" class="button" onClick={copy}>
          {words.copyReport}
        </button>
        <button type="button" class="button" onClick={retry}>
          {words.retry}
        </button>
        <span role="status">{copied}</span>
      </div>
    </section>
  );
}
