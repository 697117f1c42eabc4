/** A reader's own facts: a table in the ledger's form, checked row by row, joined to the rest in this browser. */
import { useState } from 'preact/hooks';
import { formatNumber } from '#base';
import { download } from '../view/downloads.ts';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useEvidence } from './context.ts';
import { keep, ownTable } from './own-store.ts';
import type { OwnFactsAnswer } from './questions.ts';

interface Taken {
  readonly name: string;
  readonly answer: OwnFactsAnswer;
  readonly kept: boolean;
}

/** A table is read whole into the page. */
const mostBytes = 5_000_000;

export function OwnFactsPanel() {
  const { words, desk } = useEvidence();
  const [taken, setTaken] = useState<Taken | 'failed' | 'too-large' | undefined>(undefined);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > mostBytes) return setTaken('too-large');
    try {
      const csv = await file.text();
      const answer = await desk.ask('own', { csv });
      const good = answer.issues.length === 0;
      setTaken({ name: file.name, answer, kept: good && keep({ name: file.name, csv }) });
    } catch {
      setTaken('failed');
    }
  };
  const remove = async () => {
    await desk.ask('own', { csv: null });
    keep(undefined);
    setTaken(undefined);
  };
  const template = async () => download('jevons-own-facts.csv', await desk.ask('template', null), 'text/csv');
  return (
    <section class="facts" aria-labelledby="own">
      <h2 id="own">{words.own}</h2>
      <p>{words.ownAbout}</p>
      <div class="facts-head">
        <label>
          {words.ownFile}
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              const field = event.currentTarget;
              // Emptied, so that the same file can be taken again after a correction.
              take(field.files?.[0]).finally(() => {
                field.value = '';
              });
            }}
          />
        </label>
        <button type="button" class="button bordered" onClick={template}>
          {words.ownTemplate}
        </button>
      </div>
      <div role="status">
        {taken === 'failed' ? <p class="flag">{words.ownFailed}</p> : null}
        {taken === 'too-large' ? <p class="flag">{words.ownTooLarge}</p> : null}
        {typeof taken === 'object' ? <Report taken={taken} /> : null}
      </div>
      {ownTable.value === undefined ? null : (
        <p>
          {words.ownThere(ownTable.value.name)}{' '}
          <button type="button" class="button bordered" onClick={remove}>
            {words.ownRemove}
          </button>
        </p>
      )}
    </section>
  );
}

function Report({ taken }: { readonly taken: Taken }) {
  const { words } = useEvidence();
  const { language } = usePage();
  const { figures, issues } = taken.answer;
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  if (issues.length === 0) {
    return (
      <p>
        {words.ownTaken(count(figures), taken.name)} {taken.kept ? '' : words.ownNotKept}
      </p>
    );
  }
  return (
    <>
      <p class="flag">{words.ownRefused(count(issues.length))}</p>
      <ScrollBox label={words.ownIssues}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="amount">
                {words.line}
              </th>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.fault}</th>
              <th scope="col">{words.expected}</th>
            </tr>
          </thead>
          <tbody lang="en">
            {issues.map((issue) => (
              <tr key={`${issue.line} ${issue.column} ${issue.what}`}>
                <td class="amount">{issue.line}</td>
                <td>
                  <code>{issue.column}</code>
                </td>
                <td>{issue.what}</td>
                <td>{issue.expected}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
