/** What went wrong, and what to do about it; the last good answer stays below. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { formatDate, formatNumber, isDate } from '#base';
import { usePage } from './page.ts';
import { madeOfHash } from './place.ts';

export function Notices() {
  const { words, store } = usePage();
  const issues = store.issues.value;
  const failure = store.failure.value;
  return (
    <div class="notices">
      <OtherVersion />
      <StaleFacts />
      {issues.length === 0 ? null : (
        <Notice onDismiss={store.dismissIssues}>
          <p>{words.linkIssues}</p>
          <ul>
            {issues.map((issue) => (
              <li key={`${issue.where} ${issue.code}`}>
                {(words.linkIssue[issue.code] ?? words.linkIssueOther)(issue.where.slice(0, 60))}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {failure === undefined ? null : (
        <section class="notice failure" role="alert">
          <p>{failure.fatal && !store.ready.value ? words.failureEngine : words.failure}</p>
          <details>
            <summary>{words.report}</summary>
            <pre lang="en">{useReport()}</pre>
          </details>
          <div class="choices">
            <CopyReport />
            <button type="button" class="button" onClick={store.retry}>
              {words.retry}
            </button>
          </div>
        </section>
      )}
    </div>
  );
}

/** What a reader should know and may put away. */
function Notice({ onDismiss, children }: { readonly onDismiss: () => void; readonly children: ComponentChildren }) {
  const { words } = usePage();
  return (
    <section class="notice" role="status">
      {children}
      <button type="button" class="button" onClick={onDismiss}>
        {words.dismiss}
      </button>
    </section>
  );
}

/** A quarter of results and the weeks in which they are filed: after that at least one is missing. */
const freshDays = 140;

/** Facts that end long before the reader's day. */
function StaleFacts() {
  const { words, start, language } = usePage();
  const [hidden, setHidden] = useState(false);
  const { dataDate } = start.result;
  const days = Math.floor((Date.now() - Date.parse(dataDate)) / 86_400_000);
  if (hidden || days <= freshDays) return null;
  return (
    <Notice onDismiss={() => setHidden(true)}>
      <p>{words.staleFacts(formatDate(dataDate, language), formatNumber(days, language, { decimals: 0 }))}</p>
    </Notice>
  );
}

/** A link that was made with another model or other facts gives other numbers: said once, with both. */
function OtherVersion() {
  const { words, start, language } = usePage();
  const [made, setMade] = useState(() => madeOfHash(location.hash));
  const { model, dataDate } = start.result;
  if (made === undefined || (model.hash.startsWith(made.model) && made.dataDate === dataDate)) return null;
  const day = (text: string) => (isDate(text) ? formatDate(text, language) : text);
  return (
    <Notice onDismiss={() => setMade(undefined)}>
      <p>{words.otherVersion(made.model, day(made.dataDate), model.hash.slice(0, 8), day(dataDate))}</p>
    </Notice>
  );
}

function useReport(): string {
  const { store, start } = usePage();
  const report = store.failure.value?.report;
  if (report === undefined) return '';
  return [
    `${report.name}: ${report.message} [${report.code}]`,
    report.hint,
    ...report.details,
    `model ${start.modelVersion}; scenario ${JSON.stringify(store.chosen.value)}`,
    navigator.userAgent,
    report.stack,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function CopyReport() {
  const { words, store } = usePage();
  const text = useReport();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => store.say(words.copied),
      () => store.say(words.copyFailed),
    );
  return (
    <button type="button" class="button" onClick={copy}>
      {words.copyReport}
    </button>
  );
}
