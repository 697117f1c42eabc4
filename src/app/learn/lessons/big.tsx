/** Getting Big Too Fast, run again: pay-offs, where the game turns, and one move. */
import { useState } from 'preact/hooks';
import { formatMoney, formatNumber } from '#base';
import type { GbtfCapacity, GbtfGameResult } from '#studies';
import { useInquiry } from '../../engine/inquiry.ts';
import { Choice } from '../../view/choice.tsx';
import { InquiryState } from '../../view/inquiry-state.tsx';
import { usePage } from '../../view/page.ts';
import { ScrollBox } from '../../view/scroll-box.tsx';
import { useWords } from '../context.ts';
import { LessonSlider } from '../lesson-slider.tsx';
import { Onward } from '../onward.tsx';
import { Question, useYesNo } from '../question.tsx';
import { StampLine } from '../stamp-line.tsx';

/** Strengths of word of mouth that can be chosen, 1/Year. */
const speeds = [0.25, 0.5, 0.75, 1, 1.5, 2, 3];

export function Big({ step }: { readonly step: number }) {
  const words = useWords();
  // The turns are told for the speeds that the study looks at by default.
  const found = useInquiry('gbtf', step === 1 ? {} : { wordOfMouth: speeds });
  const Step = [PayOffs, Turns, YourMove][step];
  return (
    <>
      <InquiryState of={found} label={words.computing} />
      {found.answer === undefined || Step === undefined ? null : (
        <>
          <Step game={found.answer} />
          <StampLine
            model={`${found.answer.model.name} ${found.answer.model.hash.slice(0, 8)}`}
            hash={found.answer.hash}
          />
        </>
      )}
    </>
  );
}

interface StepProps {
  readonly game: GbtfGameResult;
}

function payoffsAt(game: GbtfGameResult, capacity: GbtfCapacity, speed: number) {
  return game.payoffs.find((one) => one.capacity === capacity && one.wordOfMouth === speed);
}

function PayOffs({ game }: StepProps) {
  const all = useWords();
  const words = all.big;
  const { language } = usePage();
  const [place, setPlace] = useState(speeds.indexOf(1));
  const [capacity, setCapacity] = useState<GbtfCapacity>('perfect');
  const speed = speeds[place] ?? 1;
  const found = payoffsAt(game, capacity, speed);
  const money = (value: number) => formatMoney(value, language);
  return (
    <>
      {words.game.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h3>{all.tryIt}</h3>
      <LessonSlider
        label={words.speed}
        value={place}
        text={formatNumber(speed, language, { significant: 2 })}
        min={0}
        max={speeds.length - 1}
        step={1}
        onChange={setPlace}
      />
      <Choice
        legend={words.capacity}
        name="capacity"
        value={capacity}
        options={[
          { id: 'perfect', label: words.capacities.perfect },
          { id: 'lag', label: words.capacities.lag },
        ]}
        onChange={(id) => setCapacity(id === 'lag' ? 'lag' : 'perfect')}
      />
      {found === undefined ? null : (
        <>
          <p class="lead-line" role="status">
            {words.both(money(found.bothAggressive), money(found.bothConservative))}
          </p>
          <Matrix found={found} />
        </>
      )}
    </>
  );
}

function Matrix({ found }: { readonly found: NonNullable<ReturnType<typeof payoffsAt>> }) {
  const words = useWords().big;
  const { language } = usePage();
  const { bothAggressive, aggressiveAlone, conservativeAlone, bothConservative } = found;
  const pushBest = bothAggressive >= conservativeAlone;
  const holdBest = aggressiveAlone > bothConservative ? 'aggressive' : 'conservative';
  const one = (value: number, best: boolean) => (
    <span class={best ? 'best-reply' : undefined}>
      {formatNumber(value, language, { decimals: 2 })}
      {best ? <span class="hidden"> ({words.best})</span> : null}
    </span>
  );
  const cell = (row: number, rowBest: boolean, column: number, columnBest: boolean) => (
    <td class="amount">
      {one(row, rowBest)}
      {' · '}
      {one(column, columnBest)}
    </td>
  );
  return (
    <ScrollBox label={words.table}>
      <table class="matrix">
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">
              {words.you} ↓ {words.rival} →
            </th>
            <th scope="col" class="amount">
              {words.aggressive}
            </th>
            <th scope="col" class="amount">
              {words.conservative}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.aggressive}</th>
            {cell(bothAggressive, pushBest, bothAggressive, pushBest)}
            {cell(aggressiveAlone, holdBest === 'aggressive', conservativeAlone, !pushBest)}
          </tr>
          <tr>
            <th scope="row">{words.conservative}</th>
            {cell(conservativeAlone, !pushBest, aggressiveAlone, holdBest === 'aggressive')}
            {cell(bothConservative, holdBest === 'conservative', bothConservative, holdBest === 'conservative')}
          </tr>
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Turns({ game }: StepProps) {
  const words = useWords().big;
  const { language } = usePage();
  return (
    <>
      {game.answer[language].map((sentence) => (
        <p key={sentence} class="lead-line">
          {sentence}
        </p>
      ))}
      <p>{words.turnsAbout}</p>
    </>
  );
}

const fastMarket = 2;

function YourMove({ game }: StepProps) {
  const words = useWords().big;
  const { language } = usePage();
  const options = useYesNo();
  const found = payoffsAt(game, 'lag', fastMarket);
  const money = (value: number | undefined) => formatMoney(value ?? Number.NaN, language);
  return (
    <>
      <Question
        ask={words.ask(formatNumber(fastMarket, language))}
        options={options}
        right={found === undefined ? undefined : found.aggressiveAlone > found.bothConservative ? 'yes' : 'no'}
        told={words.told(money(found?.aggressiveAlone), money(found?.bothConservative))}
      />
      <Onward
        links={[
          { href: '#view=race', text: words.onward },
          { href: '#view=evidence.proofs', text: words.onwardProofs },
        ]}
      />
    </>
  );
}
