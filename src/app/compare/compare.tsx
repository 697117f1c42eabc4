/** The view "what changed": worlds side by side on the same draws, and which changes carry the difference. */
import { useState } from 'preact/hooks';
import '../style/compare.css';
import { useInquiry } from '../engine/inquiry.ts';
import type { Stamp } from '../state/exports.ts';
import { pinnedQuery } from '../state/pins.ts';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { useDraws, useWorldQuery } from '../view/place.ts';
import { Provenance } from '../view/provenance.tsx';
import { Attribution } from './attribution.tsx';
import { compareCommand, comparedWorlds } from './compared-worlds.ts';
import { WordsProvider } from './context.ts';
import { Differences } from './differences.tsx';
import { ExportComparison } from './export-comparison.tsx';
import { Fans } from './fans.tsx';
import { Lead } from './lead.tsx';
import type { CompareWords } from './text/english.ts';
import { Worlds } from './worlds.tsx';

export function CompareView({ words }: { readonly words: CompareWords }) {
  const { store, start, language } = usePage();
  const title = (id: string) => start.scenarios.find((one) => one.id === id)?.title[language] ?? id;
  const page = pinnedQuery(useWorldQuery());
  const names = { default: title('default'), shock: title('cheap-model-shock'), page: words.yourWorld };
  const { worlds, standIn } = comparedWorlds(store.pins.value, { names, page });
  const draws = useDraws();
  const queries = worlds.map(({ query }) => query);
  // The whole difference comes first; taking it apart runs more states of the world.
  const whole = useInquiry('comparison', draws && { queries, ...draws, split: 'none' });
  const fans = useInquiry('fans', draws && { queries, ...draws });
  const apart = useInquiry('comparison', draws && { queries, ...draws, split: 'auto' });
  const [pair, setPair] = useState(0);
  const [output, setOutput] = useState('capex_2030');
  const shown = apart.current ? apart.answer : (whole.answer ?? apart.answer);
  const { result } = shown ?? {};
  const place = Math.min(pair, worlds.length - 2);
  const comparison = result?.comparisons[place];
  const stamp = stampOf(result && { ...result, dataDate: result.first.asOf }, 'compare');
  const current = apart.current || whole.current;
  return (
    <WordsProvider value={words}>
      <main class="compare" aria-busy={!current}>
        <section class="answer" id="answer" aria-labelledby="question" tabIndex={-1}>
          <h1 id="question">{words.question}</h1>
          {comparison === undefined ? null : (
            <Lead worlds={worlds} comparison={comparison} place={place} output={output} stale={!current} />
          )}
          {result === undefined && whole.failure === undefined ? <p class="lead">{words.loading}</p> : null}
        </section>
        <InquiryState of={whole} label={words.loading} />
        <Worlds worlds={worlds} standIn={standIn} issues={whole.current ? whole.answer?.issues : undefined} />
        {fans.answer === undefined ? <InquiryState of={fans} label={words.loading} /> : null}
        {fans.answer === undefined || fans.answer.length !== worlds.length ? null : (
          <Fans results={fans.answer} worlds={worlds} stamp={stampOf(fans.answer[0], 'fans')} />
        )}
        {result === undefined || comparison === undefined ? null : (
          <>
            <Differences
              worlds={worlds}
              result={result}
              place={place}
              onPlace={setPair}
              output={output}
              onOutput={setOutput}
              stamp={stamp}
            />
            <Attribution comparison={comparison} output={output} stamp={stamp} apart={apart} />
            <ExportComparison result={result} />
          </>
        )}
      </main>
      {result === undefined ? null : (
        <Provenance
          stamp={{ ...result, dataDate: result.first.asOf }}
          command={compareCommand(queries, result.n, result.seed, apart.current ? 'auto' : 'none')}
        />
      )}
    </WordsProvider>
  );
}

function stampOf(result: Omit<Stamp, 'scenario'> | undefined, id: string): Stamp {
  const none = { model: { name: '', hash: '' }, dataDate: '', seed: 0, n: 0, hash: '' };
  const { model, dataDate, seed, n, hash } = result ?? none;
  return { scenario: { id }, model, dataDate, seed, n, hash };
}
