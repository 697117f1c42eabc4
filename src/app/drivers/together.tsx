/** What assumptions do together: few points at first, more until it has converged, stopped when asked or left. */
import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '#base';
import type { DriversResult } from '#studies';
import { type Inquired, useInquiry } from '../engine/inquiry.ts';
import { Choice } from '../view/choice.tsx';
import { InquiryState } from '../view/inquiry-state.tsx';
import { usePage } from '../view/page.ts';
import { formatOf, useWords } from './context.ts';
import { DriverBars } from './driver-bars.tsx';
import { isLast, type Method, methods, pointsAt } from './rungs.ts';

export interface TogetherState {
  readonly found: Inquired<DriversResult>;
  readonly method: Method;
  readonly points: number;
  readonly stopped: boolean;
  choose(method: Method): void;
  stop(stopped: boolean): void;
}

/** @param asked Undefined while nothing can be asked. */
export function useTogether(asked: { readonly query: string; readonly output: string } | undefined): TogetherState {
  const [method, setMethod] = useState<Method>('sobol');
  const key = `${method} ${asked?.output} ${asked?.query}`;
  const [reached, setReached] = useState({ key, rung: 0 });
  const [stoppedAt, setStoppedAt] = useState('');
  // Another question begins at the first rung and is not stopped.
  const rung = reached.key === key ? reached.rung : 0;
  const stopped = stoppedAt === key;
  const points = pointsAt(method, rung);
  const found = useInquiry('drivers', asked === undefined || stopped ? undefined : { ...asked, method, points });
  const { answer, current } = found;
  useEffect(() => {
    if (!current || answer === undefined || answer.verdict.converged || isLast(method, rung)) return;
    setReached({ key, rung: rung + 1 });
  }, [answer, current, method, rung, key]);
  return { found, method, points, stopped, choose: setMethod, stop: (now) => setStoppedAt(now ? key : '') };
}

export function Together({ state }: { readonly state: TogetherState }) {
  const words = useWords();
  const { language } = usePage();
  const { found, method, points, stopped } = state;
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const result = found.answer?.method.id === method ? found.answer : undefined;
  return (
    <section class="facts" aria-labelledby="together">
      <h2 id="together">{words.together}</h2>
      <div class="facts-head">
        <Choice
          legend={words.method}
          name="method"
          value={method}
          options={methods.map((id) => ({ id, label: words.methods[id] }))}
          onChange={(id) => state.choose(methods.find((one) => one === id) ?? 'sobol')}
        />
      </div>
      <p>{words.methodAbout[method]}</p>
      <InquiryState of={found} label={words.refining(count(points))} onStop={() => state.stop(true)} />
      {stopped ? (
        <p role="status">
          {words.stopped}{' '}
          <button type="button" class="button bordered" onClick={() => state.stop(false)}>
            {words.goOn}
          </button>
        </p>
      ) : null}
      {result === undefined ? null : <Found result={result} method={method} choose={state.choose} />}
    </section>
  );
}

interface FoundProps {
  readonly result: DriversResult;
  readonly method: Method;
  readonly choose: TogetherState['choose'];
}

function Found({ result, method, choose }: FoundProps) {
  const words = useWords();
  const { language } = usePage();
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const size = (value: number) => formatNumber(value, language, { significant: 2 });
  const { converged, widest, tolerance } = result.verdict;
  const told = [count(result.points), count(result.runs), size(widest), size(tolerance)] as const;
  const names = result.joined.map((members) => {
    const driver = result.drivers.find((one) => members.every((id) => one.members.includes(id)));
    return driver?.label[language] ?? members.join(' + ');
  });
  const format = method === 'sobol' ? 'percent' : method === 'pawn' ? 'number' : formatOf(result.output.unit, language);
  const active = result.drivers.filter(({ influential }) => influential === true).length;
  return (
    <>
      <p class="lead-line" data-converged={converged ? 'yes' : 'no'}>
        {converged ? words.converged(...told) : words.notConverged(...told)}
      </p>
      {method === 'pawn' ? <p>{words.pawnActive(count(active), count(result.drivers.length))}</p> : null}
      {names.length === 0 || method !== 'sobol' ? null : (
        <p>
          {words.joined(names.join(' · '))}{' '}
          <button type="button" class="button bordered" onClick={() => choose('pawn')}>
            {words.usePawn}
          </button>
        </p>
      )}
      <DriverBars result={result} name={words.togetherChart[method](result.output.label[language])} format={format} />
    </>
  );
}
