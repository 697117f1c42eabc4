/** The view "which assumption carries the answer": alone, together, as futures, and through which loop. */
import { valueText } from '#charts';
import '../style/drivers.css';
import { useInquiry } from '../engine/inquiry.ts';
import { isUntouched, scenarioOf } from '../state/scenario-state.ts';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { useDraws, useWorldQuery } from '../view/place.ts';
import { Provenance } from '../view/provenance.tsx';
import { formatOf, stampOf, useWords, WordsProvider } from './context.ts';
import { DriverBars } from './driver-bars.tsx';
import { Futures } from './futures.tsx';
import { Loops } from './loops.tsx';
import { OutputPicker } from './output-picker.tsx';
import { driversCommand, outputParts } from './rungs.ts';
import type { DriversWords } from './text/english.ts';
import { Together, useTogether } from './together.tsx';

const usual = 'capex_2030';
/** Dots that can still be told apart. */
const mostDots = 1000;

export function DriversView({ words }: { readonly words: DriversWords }) {
  return (
    <WordsProvider value={words}>
      <Drivers />
    </WordsProvider>
  );
}

function Drivers() {
  const words = useWords();
  const { store, start, language, words: page } = usePage();
  const draws = useDraws();
  const part = store.view.value.part;
  const output = outputParts(part) === undefined ? usual : part;
  // The number of futures is no part of it: methods place their own.
  const query = withoutFutures(useWorldQuery());
  const offered = useInquiry('outputs', draws && null);
  const oat = useInquiry('drivers', draws && { query, method: 'oat', output });
  const futures = useInquiry('draws', draws && { query, output, n: Math.min(draws.n, mostDots) });
  const loops = useInquiry('loops', draws && { query });
  const together = useTogether(draws && { query, output });
  const { answer: alone } = oat;
  const shown = together.found.answer ?? alone;
  const chosen = store.chosen.value;
  const title = scenarioOf(start, chosen)?.title[language] ?? '';
  return (
    <>
      <main class="drivers" aria-busy={!oat.current}>
        <section class="answer" id="answer" aria-labelledby="question" tabIndex={-1}>
          <h1 id="question">{words.question}</h1>
          <p class="lead">{alone === undefined ? words.computing : <Lead result={alone} />}</p>
          <div class="sentences">
            <p>{words.inWorld(isUntouched(chosen) ? title : page.scenarioChanged(title))}</p>
          </div>
          {offered.answer === undefined ? null : <OutputPicker offered={offered.answer} output={output} />}
        </section>
        <InquiryState of={oat} label={words.computing} />
        {alone === undefined ? null : (
          <section class="facts" aria-labelledby="one-by-one">
            <h2 id="one-by-one">{words.oneByOne}</h2>
            <p>
              {words.oneByOneAbout} {words.barsAbout}
            </p>
            <DriverBars
              result={alone}
              name={words.oneByOneChart(alone.output.label[language])}
              format={formatOf(alone.output.unit, language)}
            />
          </section>
        )}
        <Together state={together} />
        <Futures found={futures} suggested={alone?.drivers.map(({ members }) => members[0] ?? '') ?? []} />
        <Loops found={loops} />
      </main>
      {shown === undefined ? null : (
        <Provenance
          stamp={stampOf(shown)}
          command={driversCommand(
            query,
            shown.method.id,
            shown.output.id,
            shown.method.id === 'oat' ? undefined : shown.points,
          )}
        />
      )}
    </>
  );
}

type LeadProps = { readonly result: NonNullable<ReturnType<typeof useInquiry<'drivers'>>['answer']> };

function Lead({ result }: LeadProps) {
  const words = useWords();
  const { language } = usePage();
  const [first] = result.drivers;
  const format = formatOf(result.output.unit, language);
  const text = (value: number | null | undefined) => valueText(value ?? Number.NaN, format, language);
  if (first === undefined) return null;
  return <>{words.leadOat(first.label[language], result.output.label[language], text(first.low), text(first.high))}</>;
}

function withoutFutures(query: string): string {
  return query
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('n='))
    .join('&');
}
