/** An article pasted by the reader, its figures set against the facts of its day. */
import { signal } from '@preact/signals';
import { type Language, languages } from '#base';
import type { ArticleCheck } from '#ledger';
import type { ErrorReport } from '../engine/protocol.ts';
import { usePage } from '../view/page.ts';
import { CheckResult } from './check-result.tsx';
import { useEvidence } from './context.ts';
import { DeskError } from './desk.ts';

/** Kept while the reader looks at other views; never stored. */
const article = signal('');
const day = signal('');
const reasonsIn = signal<Language | ''>('');
const outcome = signal<
  { readonly text: string; readonly check: ArticleCheck } | { readonly report: ErrorReport } | undefined
>(undefined);
const busy = signal(false);

export function CheckPanel() {
  const { words, desk } = useEvidence();
  const { language, words: page } = usePage();
  const check = () => {
    const text = article.value;
    busy.value = true;
    desk
      .ask('check', {
        text,
        date: day.value === '' ? undefined : day.value,
        language: reasonsIn.value === '' ? language : reasonsIn.value,
      })
      .then((found) => {
        outcome.value = { text, check: found };
      })
      .catch((error: unknown) => {
        if (error instanceof DeskError) outcome.value = { report: error.report };
      })
      .finally(() => {
        busy.value = false;
      });
  };
  const empty = article.value.trim() === '';
  return (
    <section class="facts" aria-labelledby="check">
      <h2 id="check">{words.check}</h2>
      <p>{words.checkAbout}</p>
      <form
        class="check-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty) check();
        }}
      >
        <label class="article">
          {words.article}
          <textarea
            rows={9}
            value={article.value}
            spellcheck={false}
            onInput={(event) => {
              article.value = event.currentTarget.value;
            }}
          />
        </label>
        <div class="facts-head">
          <label>
            {words.articleDate}
            <input
              type="date"
              value={day.value}
              onInput={(event) => {
                day.value = event.currentTarget.value;
              }}
            />
          </label>
          <label>
            {words.reasonsIn}
            <select
              value={reasonsIn.value === '' ? language : reasonsIn.value}
              onChange={(event) => {
                reasonsIn.value = languages.find((one) => one === event.currentTarget.value) ?? '';
              }}
            >
              <option value="en" lang="en">
                English
              </option>
              <option value="fr" lang="fr">
                Français
              </option>
            </select>
          </label>
          <button type="submit" class="button bordered" aria-disabled={empty}>
            {words.checkButton}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              article.value = words.exampleArticle;
              day.value = words.exampleDay;
              check();
            }}
          >
            {words.example}
          </button>
        </div>
      </form>
      <div role="status">{busy.value ? <p>{words.checking}</p> : null}</div>
      <Outcome saveLabel={page.exportJson} />
    </section>
  );
}

function Outcome({ saveLabel }: { readonly saveLabel: string }) {
  const { words } = useEvidence();
  const found = outcome.value;
  if (found === undefined) return null;
  if ('check' in found) return <CheckResult text={found.text} check={found.check} saveLabel={saveLabel} />;
  const known = words.checkFailures[found.report.code];
  return (
    <div class="notice" role="alert">
      <p>{known ?? words.checkFailed}</p>
      {known === undefined ? <p lang="en">{found.report.message}</p> : null}
    </div>
  );
}
