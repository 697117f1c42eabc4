/** The view "for which beliefs is too little or too much the bigger risk". */
import { useState } from 'preact/hooks';
import { formatNumber } from '#base';
import '../style/decide.css';
import { useInquiry } from '../engine/inquiry.ts';
import type { DecisionAsked } from '../engine/inquiry-protocol.ts';
import { scenarioWord } from '../state/scenario-word.ts';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { useDraws, useWorldQuery } from '../view/place.ts';
import { Provenance } from '../view/provenance.tsx';
import { Choices } from './choices.tsx';
import { stampOf, useWords, WordsProvider } from './context.ts';
import { Dial } from './dial.tsx';
import { LeverPickers, type Levers, usualLevers } from './levers.tsx';
import { BeliefMapPanel } from './map.tsx';
import { OwnCompany } from './own-company.tsx';
import { RegretMatrix } from './regret-matrix.tsx';
import type { DecideWords } from './text/english.ts';
import { Thresholds } from './thresholds.tsx';
import { Waiting } from './waiting.tsx';
import { Worth } from './worth.tsx';

/** Futures of a first look: the fewest that carry a verdict. */
const fewest = 200;

export function DecideView({ words }: { readonly words: DecideWords }) {
  return (
    <WordsProvider value={words}>
      <Decide />
    </WordsProvider>
  );
}

/** Kept while the reader looks at other views; never stored. */
let companyHeld: DecisionAsked['company'];

function Decide() {
  const words = useWords();
  const { store, start, language } = usePage();
  const draws = useDraws();
  const firms = Object.keys(start.result.findings.capex2030ByFirm);
  const part = store.view.value.part;
  const own = part === 'own';
  const firm = firms.includes(part) ? part : (firms[0] ?? '');
  const [levers, setLevers] = useState<Levers>(usualLevers);
  const [company, setCompany] = useState(companyHeld);
  const keepCompany = (taken: DecisionAsked['company']) => {
    companyHeld = taken;
    setCompany(taken);
  };
  const query = withoutFutures(useWorldQuery());
  const n = Math.max(fewest, draws?.n ?? fewest);
  const asked =
    draws === undefined || (own && company === undefined)
      ? undefined
      : { query, firm, ...levers, ...(own ? { company } : {}) };
  const first = useInquiry('decision', asked && { ...asked, n: fewest });
  const full = useInquiry('decision', asked && n > fewest ? { ...asked, n } : undefined);
  const shown = full.current ? full.answer : (first.answer ?? full.answer);
  const result = own && company === undefined ? undefined : shown;
  const current = first.current || full.current;
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const [lead = '', ...rest] = result?.answer[language] ?? [];
  return (
    <>
      <main class="decide" aria-busy={!current}>
        <section class="answer" id="answer" aria-labelledby="question" tabIndex={-1}>
          <h1 id="question">{words.question}</h1>
          <p class="lead">{result === undefined ? (own ? words.ownMissing : words.computing) : lead}</p>
          <div class="sentences">
            {rest.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <LeverPickers firms={firms} firm={own ? 'own' : firm} levers={levers} onChange={setLevers} />
          {own ? <OwnCompany company={company} onTake={keepCompany} /> : null}
          <InquiryState of={first} label={words.computing} />
          {first.failure === undefined ? <InquiryState of={full} label={words.refining(count(n))} /> : null}
          {result !== undefined && result.n < n ? <p class="quiet">{words.early(count(result.n))}</p> : null}
        </section>
        {result === undefined ? null : (
          <>
            <BeliefMapPanel
              key={`${result.contour.x.id} ${result.contour.y.id}`}
              result={result}
              onAxes={(map) => setLevers({ ...levers, map })}
            />
            <Dial result={result} />
            <Thresholds result={result} />
            <Choices result={result} />
            <RegretMatrix result={result} />
            <Worth result={result} />
            <Waiting result={result} />
            <section>
              <p>
                {words.mustBeTrue}
                <a href="#view=evidence.theses">{words.mustBeTrueLink}</a>.
              </p>
            </section>
          </>
        )}
      </main>
      {result === undefined ? null : (
        <Provenance stamp={stampOf(result)} command={decideCommand(query, own ? undefined : firm, levers, result.n)} />
      )}
    </>
  );
}

/** The command that gives the same decision in a terminal. @param firm Undefined for a company file. */
function decideCommand(query: string, firm: string | undefined, levers: Levers, n: number): string {
  const { step, from, years, objective, map, levels, maxRuin, minCvar } = levers;
  const scenario = scenarioWord(query);
  return [
    'jevons decide',
    ...(scenario === 'default' ? [] : [scenario]),
    firm === undefined ? '--company company.json' : `--firm ${firm}`,
    `--step ${step} --from ${from} --years ${years} --objective ${objective}`,
    ...(map === undefined ? [] : [`--map '${map.join(',')}'`]),
    ...(levels === undefined ? [] : [`--levels ${levels.join(',')}`]),
    ...(maxRuin === undefined ? [] : [`--max-ruin ${maxRuin}`]),
    ...(minCvar === undefined ? [] : [`--min-cvar ${minCvar}`]),
    `-n ${n} --format json`,
  ].join(' ');
}

function withoutFutures(query: string): string {
  return query
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('n='))
    .join('&');
}
