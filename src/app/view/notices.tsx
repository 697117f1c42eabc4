/** What went wrong, and what to do about it; the last good answer stays below. */
import { usePage } from './page.ts';

export function Notices() {
  const { words, store } = usePage();
  const issues = store.issues.value;
  const failure = store.failure.value;
  return (
    <div class="notices">
      {issues.length === 0 ? null : (
        <section class="notice" role="status">
          <p>{words.linkIssues}</p>
          <ul>
            {issues.map((issue) => (
              <li key={`${issue.where} ${issue.code}`}>
                {(words.linkIssue[issue.code] ?? words.linkIssueOther)(issue.where.slice(0, 60))}
              </li>
            ))}
          </ul>
          <button type="button" class="button" onClick={store.dismissIssues}>
            {words.dismiss}
          </button>
        </section>
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
