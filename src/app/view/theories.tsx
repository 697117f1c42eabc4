/** Rival theories of demand, price and forecasts: a choice of each, and what the chosen one says. */
import type { TheorySelector } from '#studies';
import { scenarioOf, withoutValue, withValue } from '../state/scenario-state.ts';
import { usePage } from './page.ts';

export function Theories() {
  const { words, start } = usePage();
  return (
    <section class="world theories" aria-labelledby="rail-theories">
      <h2 id="rail-theories">{words.theories}</h2>
      <p>{words.theoriesAbout}</p>
      {start.theories.map((selector) => (
        <TheoryChoice key={selector.id} selector={selector} />
      ))}
    </section>
  );
}

function TheoryChoice({ selector }: { readonly selector: TheorySelector }) {
  const { words, store, start, language } = usePage();
  const { id, label, theories } = selector;
  const chosen = store.chosen.value;
  const usual = scenarioOf(start, chosen)?.changes.find((change) => change.id === id)?.value ?? theories[0]?.value;
  const value = chosen.set?.[id] ?? usual;
  const current = theories.find((theory) => theory.value === value);
  const choose = (wanted: number) => {
    const world = wanted === usual ? withoutValue(chosen, id) : withValue(chosen, id, wanted);
    const name = theories.find((theory) => theory.value === wanted)?.label[language] ?? '';
    store.commitTo(world, words.stepTheory(label[language], name));
  };
  return (
    <div class={value === usual ? 'control' : 'control changed'}>
      <div class="control-head">
        <label for={id}>{label[language]}</label>
      </div>
      <select id={id} value={value} onChange={(event) => choose(Number(event.currentTarget.value))}>
        {theories.map((theory) => (
          <option key={theory.value} value={theory.value}>
            {theory.label[language]}
          </option>
        ))}
      </select>
      <p class="control-state">{current?.says[language]}</p>
    </div>
  );
}
