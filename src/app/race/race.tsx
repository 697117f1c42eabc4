/** The view "how do rivals react": rules per firm, pay-offs, equilibria, a planner, and one future replayed. */
import { useState } from 'preact/hooks';
import type { OrderRuleId, WelfareId } from '#studies';
import '../style/race.css';
import { useInquiry } from '../engine/inquiry.ts';
import { isUntouched, scenarioOf } from '../state/scenario-state.ts';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { useDraws, useWorldQuery } from '../view/place.ts';
import { Provenance } from '../view/provenance.tsx';
import { stampOf, useWords, WordsProvider } from './context.ts';
import { Equilibria } from './equilibria.tsx';
import { PayOffs } from './pay-offs.tsx';
import { Players } from './players.tsx';
import { Regimes } from './regimes.tsx';
import { Replay } from './replay.tsx';
import type { RaceWords } from './text/english.ts';

export function RaceView({ words }: { readonly words: RaceWords }) {
  return (
    <WordsProvider value={words}>
      <Race />
    </WordsProvider>
  );
}

/** What the reader has chosen; undefined leaves it to the study. */
export interface GameChoice {
  readonly firms: readonly string[] | undefined;
  /** By firm. */
  readonly rules: Readonly<Record<string, readonly OrderRuleId[]>>;
  readonly planner: WelfareId;
  readonly n: number;
}

const atFirst: GameChoice = { firms: undefined, rules: {}, planner: 'surplus', n: 64 };

function Race() {
  const words = useWords();
  const { store, start, language, words: page } = usePage();
  const [choice, setChoice] = useState(atFirst);
  const draws = useDraws();
  const query = useWorldQuery();
  const { firms, rules, planner, n } = choice;
  const strategiesOf = Object.fromEntries(
    Object.entries(rules)
      .filter(([firm]) => firms === undefined || firms.includes(firm))
      .map(([firm, chosen]) => [firm, chosen.map((rule) => ({ rule }))]),
  );
  const game = { planner, strategiesOf, ...(firms === undefined ? {} : { firms }) };
  const found = useInquiry('game', draws && { query, n, game });
  const { answer } = found;
  const chosen = store.chosen.value;
  const title = scenarioOf(start, chosen)?.title[language] ?? '';
  const [lead, ...sentences] = answer?.answer[language] ?? [];
  return (
    <>
      <main class="race" aria-busy={!found.current}>
        <section class="answer" id="answer" aria-labelledby="question" tabIndex={-1}>
          <h1 id="question">{words.question}</h1>
          <p class="lead">{lead ?? words.computing}</p>
          <div class="sentences">
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <p>{words.inWorld(isUntouched(chosen) ? title : page.scenarioChanged(title))}</p>
          </div>
        </section>
        <InquiryState of={found} label={words.computing} />
        {answer === undefined ? null : (
          <>
            <Players result={answer} choice={choice} onChange={setChoice} />
            <PayOffs result={answer} />
            <Equilibria result={answer} />
            <Regimes result={answer} />
            <Replay result={answer} query={query} />
          </>
        )}
      </main>
      {answer === undefined ? null : <Provenance stamp={stampOf(answer)} command={raceCommand(answer, query)} />}
    </>
  );
}

/** The same game in a terminal. */
function raceCommand(
  { strategies, n, planner }: NonNullable<ReturnType<typeof useInquiry<'game'>>['answer']>,
  query: string,
): string {
  const scenario = query === '' ? '' : ` '?${query}'`;
  const firms = strategies.map(({ id }) => id).join(',');
  const lists = strategies.map((player) => player.strategies.map(({ id }) => id).join(','));
  const same = lists.every((list) => list === lists[0]);
  const rules = same
    ? ` --strategies ${lists[0] ?? ''}`
    : strategies.map(({ id }, at) => ` --strategies ${id}=${lists[at] ?? ''}`).join('');
  return `jevons race${scenario} --firms ${firms}${rules} --planner ${planner.maximises} -n ${n} --format json`;
}
