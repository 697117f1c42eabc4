/** The published pay-back calculations: a list by what they ask, and one of them as a card that computes. */
import { groupTitles, kindTexts, type ThesisHead } from '#studies';
import { usePage } from '../view/page.ts';
import { useEvidence } from './context.ts';
import { useAnswer } from './desk.ts';
import { ThesisCardView } from './thesis-card.tsx';
import { amountText } from './thesis-units.ts';

export function ThesesPanel() {
  const { words, desk } = useEvidence();
  const { store } = usePage();
  const { answer: heads, failure } = useAnswer(desk, 'theses', null);
  const { item } = store.view.value;
  const open = heads?.find(({ id }) => id.toLowerCase() === item.toLowerCase());
  return (
    <section class="facts theses" aria-labelledby="theses">
      <h2 id="theses">{words.theses}</h2>
      {open === undefined ? <p>{words.thesesAbout}</p> : null}
      {failure !== undefined ? <p class="flag">{words.factsFailed}</p> : null}
      {heads === undefined && failure === undefined ? <p>{words.factsLoading}</p> : null}
      {open !== undefined ? <ThesisCardView key={open.id} id={open.id} /> : null}
      {heads !== undefined && open === undefined ? <ThesisList heads={heads} /> : null}
    </section>
  );
}

function ThesisList({ heads }: { readonly heads: readonly ThesisHead[] }) {
  const { language } = usePage();
  const groups = [...new Set(heads.map(({ group }) => group))];
  return (
    <>
      {groups.map((group) => (
        <section key={group} aria-label={groupTitles[group][language]}>
          <h3>{groupTitles[group][language]}</h3>
          <ul class="thesis-list">
            {heads
              .filter((head) => head.group === group)
              .map((head) => (
                <ThesisEntry key={head.id} head={head} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function ThesisEntry({ head }: { readonly head: ThesisHead }) {
  const { language } = usePage();
  return (
    <li>
      <a href={`#view=evidence.theses/${head.id}`}>
        <span class="thesis-title">{head.title[language]}</span>
        <span class="thesis-number">{amountText(head.expected, head.output.unit, language)}</span>
        <span class="thesis-about">{head.statement[language]}</span>
        <span class="thesis-about">
          {head.author}, {head.published.slice(0, 4)} · {kindTexts[head.kind][language]}
        </span>
      </a>
    </li>
  );
}
