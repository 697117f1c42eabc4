/** The answer: sentences made from the result, four numbers, and how they differ from the default. */
import { formatNumber } from '#base';
import { keyFigures } from '../state/key-figures.ts';
import { usePage } from './page.ts';

const arrows = { up: '▲', down: '▼', same: '＝' } as const;

export function Answer() {
  const { words, store, language } = usePage();
  const shown = store.shown.value;
  const { result } = shown;
  const [lead = '', ...rest] = result.answer[language];
  const figures = keyFigures(shown, language, words);
  const failed = result.failures.failed;
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  return (
    <section class="answer" id="answer" aria-labelledby="question" tabIndex={-1}>
      <h1 id="question">{words.question}</h1>
      <p class="lead">{lead}</p>
      <dl class="figures" aria-label={words.keyFigures}>
        {figures.map((figure) => (
          <div key={figure.id} class="figure-tile">
            <dt>{figure.label}</dt>
            <dd class="figure-value">{figure.value}</dd>
            <dd class="figure-note">{figure.note}</dd>
            {figure.change === undefined ? null : (
              <dd class={`figure-change ${figure.change.direction}`}>
                <span aria-hidden="true">{arrows[figure.change.direction]}</span> {figure.change.text}
              </dd>
            )}
            {figure.change?.parts === undefined ? null : <dd class="figure-note">{figure.change.parts}</dd>}
          </div>
        ))}
      </dl>
      <div class="sentences">
        {rest.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {failed === 0 ? null : <p class="flag">{words.failedFutures(count(failed), count(result.n))}</p>}
      </div>
      <Progress />
    </section>
  );
}

/** What is on the screen now, and what is on its way. */
function Progress() {
  const { words, store, start, language } = usePage();
  const { result, phase } = store.shown.value;
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const wanted = count(store.chosen.value.n ?? start.result.n);
  const text =
    phase === 'built'
      ? store.ready.value || store.failure.value !== undefined
        ? words.builtAhead(count(result.n))
        : words.starting
      : phase === 'preview'
        ? words.preview(count(result.n))
        : words.computed(count(result.n));
  return (
    <p class="progress" data-phase={phase} data-busy={store.busy.value === undefined ? 'no' : store.busy.value}>
      {text}
      {store.busy.value === 'full' ? <span class="refining"> · {words.refining(wanted)}</span> : null}
    </p>
  );
}
