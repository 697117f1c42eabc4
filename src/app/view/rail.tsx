/** The assumptions: what nobody decides, what somebody decides, and how many futures are drawn. */
import { useState } from 'preact/hooks';
import { formatNumber } from '#base';
import { readNumber } from '../state/scale.ts';
import { isUntouched } from '../state/scenario-state.ts';
import { Control } from './control.tsx';
import { Later } from './later.tsx';
import { usePage } from './page.ts';
import { Theories } from './theories.tsx';

export function Rail() {
  const { words, store, start } = usePage();
  const of = (group: 'world' | 'choice') => start.controls.filter((control) => control.group === group);
  return (
    <div class="rail">
      <section class="world" aria-labelledby="rail-world">
        <h2 id="rail-world">{words.yourWorld}</h2>
        <p>{words.yourWorldAbout}</p>
        {of('world').map((control) => (
          <Control key={control.id} control={control} />
        ))}
      </section>
      <section class="choice" aria-labelledby="rail-choice">
        <h2 id="rail-choice">{words.yourChoices}</h2>
        <p>{words.yourChoicesAbout}</p>
        {of('choice').map((control) => (
          <Control key={control.id} control={control} />
        ))}
      </section>
      <Theories />
      <Others />
      <Draws />
      <button
        type="button"
        class="button reset-all"
        aria-disabled={isUntouched(store.chosen.value)}
        onClick={store.resetAll}
      >
        {words.resetAll}
      </button>
    </div>
  );
}

/** What is not among the dozen: found by search, or changed by the scenario on the page. */
function Others() {
  const { words, store } = usePage();
  const [asked, setAsked] = useState(false);
  const { set, beliefs } = store.chosen.value;
  const changed = Object.keys({ ...set, ...beliefs }).filter((id) => !store.isOnRail(id));
  return (
    <section class="world others" aria-labelledby="rail-others">
      <h2 id="rail-others">{words.otherAssumptions}</h2>
      {store.extraControls.value.map((control) => (
        <div key={control.id} class={control.group}>
          <Control control={control} />
          <button type="button" class="button quiet" onClick={() => store.dropControl(control)}>
            {words.takeOff}
          </button>
        </div>
      ))}
      {asked || changed.length > 0 ? (
        <Later load={loadMore} draw={({ MoreParameters }) => <MoreParameters changed={changed} />} />
      ) : (
        <button type="button" class="button bordered" onClick={() => setAsked(true)}>
          {words.searchParameters}
        </button>
      )}
    </section>
  );
}

const loadMore = () => import('./more-parameters.tsx');

const futuresOffered = [500, 1000, 2000, 5000, 10_000];
const greatestSeed = 2 ** 32 - 1;

function Draws() {
  const { words, store, start, language } = usePage();
  const n = store.chosen.value.n ?? start.result.n;
  const offered = [...new Set([...futuresOffered, n])].sort((left, right) => left - right);
  return (
    <section class="draws" aria-labelledby="rail-draws">
      <h2 id="rail-draws">{words.draws}</h2>
      <div class="draws-row">
        <label>
          {words.futures}
          <select value={n} onChange={(event) => store.chooseDraws({ n: Number(event.currentTarget.value) })}>
            {offered.map((count) => (
              <option key={count} value={count}>
                {formatNumber(count, language, { decimals: 0 })}
              </option>
            ))}
          </select>
        </label>
        <SeedField />
      </div>
      <div class="draws-row">
        <label>
          {words.drawnFrom}
          <select
            value={store.chosen.value.posterior === undefined ? 'prior' : 'posterior'}
            onChange={(event) => store.weighByRecord(event.currentTarget.value === 'posterior')}
          >
            <option value="prior">{words.fromPrior}</option>
            <option value="posterior">{words.fromPosterior}</option>
          </select>
        </label>
      </div>
    </section>
  );
}

function SeedField() {
  const { words, store, start, language } = usePage();
  const seed = store.chosen.value.seed ?? start.result.seed;
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const typed = draft === undefined ? seed : readNumber(draft);
  const wrong = !(Number.isInteger(typed) && typed >= 0 && typed <= greatestSeed);
  const finish = () => {
    if (!wrong && typed !== seed) store.chooseDraws({ seed: typed });
    setDraft(undefined);
  };
  return (
    <label>
      {words.seed}
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={draft ?? String(seed)}
        aria-invalid={wrong}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      {wrong ? (
        <span class="wrong" role="alert">
          {words.wholeNumber('0', formatNumber(greatestSeed, language, { decimals: 0 }))}
        </span>
      ) : null}
    </label>
  );
}
