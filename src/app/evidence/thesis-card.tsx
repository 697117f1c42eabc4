/** One published calculation that computes: its formula, its inputs, its number and ours, and what today's figures make of it. */
import { useState } from 'preact/hooks';
import { evidenceTexts, type ThesisCard } from '#studies';
import { CopyField } from '../view/copy-field.tsx';
import { download } from '../view/downloads.ts';
import { usePage } from '../view/page.ts';
import { useEvidence } from './context.ts';
import { useAnswer } from './desk.ts';
import { ThesisInputs } from './thesis-inputs.tsx';
import { ThesisSolve } from './thesis-solve.tsx';
import { ThesisSwitches } from './thesis-switches.tsx';
import { answerText } from './thesis-units.ts';

export function ThesisCardView({ id }: { readonly id: string }) {
  const { words, desk } = useEvidence();
  const [set, setSet] = useState<Readonly<Record<string, number>>>({});
  const { answer: card, failure } = useAnswer(desk, 'thesis', { id, set });
  if (card === undefined) return <p>{failure === undefined ? words.factsLoading : words.factsFailed}</p>;
  const change = (input: string, value: number | undefined) => {
    const { [input]: _, ...others } = set;
    setSet(value === undefined ? others : { ...others, [input]: value });
  };
  return (
    <article class="thesis" aria-labelledby="thesis">
      <p>
        <a href="#view=evidence.theses">{words.allTheses}</a>
      </p>
      <ThesisHeading card={card} />
      {failure === undefined ? null : (
        <p class="flag" role="alert" lang="en">
          {failure.message}
        </p>
      )}
      <Numbers card={card} changed={Object.keys(set).length > 0} />
      <Formula card={card} />
      {card.inputs.length === 0 ? null : (
        <ThesisInputs card={card} set={set} onChange={change} onReset={() => setSet({})} />
      )}
      <ThesisSwitches card={card} />
      {card.kind === 'not_reproducible' ? null : <ThesisSolve card={card} set={set} />}
      <Weaknesses card={card} />
      <WaysOut card={card} set={set} />
    </article>
  );
}

function ThesisHeading({ card }: { readonly card: ThesisCard }) {
  const { words } = useEvidence();
  const { language } = usePage();
  return (
    <>
      <h3 id="thesis">{card.title[language]}</h3>
      <p class="thesis-statement">{card.statement[language]}</p>
      <p class="thesis-source">
        {card.author}, {card.published}, <cite lang="en">{card.document}</cite> (
        {evidenceTexts[card.evidence][language]}){' '}
        {card.urls
          .filter((url) => /^https?:/.test(url))
          .map((url, index) => (
            <a key={url} href={url} rel="noopener noreferrer" target="_blank">
              {words.documentNumber(String(index + 1))}{' '}
            </a>
          ))}
      </p>
    </>
  );
}

function Numbers({ card, changed }: { readonly card: ThesisCard; readonly changed: boolean }) {
  const { words } = useEvidence();
  const { language } = usePage();
  const { unit, label } = card.output;
  return (
    <>
      <dl class="thesis-figures">
        <div>
          <dt>{card.kind === 'derived_here' ? words.publishedInputsGive : words.publishedNumber}</dt>
          <dd>{answerText(card.expected, unit, language)}</dd>
        </div>
        <div>
          <dt>{changed ? words.oursChanged : words.ours}</dt>
          <dd>{answerText(card.ours, unit, language)}</dd>
        </div>
        <div>
          <dt>{words.withLedger}</dt>
          <dd>{answerText(card.allSwitched?.answer ?? null, unit, language)}</dd>
        </div>
      </dl>
      <p>
        {label[language]}. {card.reproducibility[language]}
      </p>
    </>
  );
}

function Formula({ card }: { readonly card: ThesisCard }) {
  const { words } = useEvidence();
  const { language } = usePage();
  if (card.equations.length === 0) return null;
  return (
    <>
      <h4>{words.formula}</h4>
      <ul class="formula">
        {card.equations.map(({ text, reading, unit }) => (
          <li key={text}>
            {reading[language].replaceAll(' * ', ' × ').replaceAll(' - ', ' − ')}
            <code lang="en">
              {text} [{unit}]
            </code>
          </li>
        ))}
      </ul>
    </>
  );
}

function Weaknesses({ card }: { readonly card: ThesisCard }) {
  const { words } = useEvidence();
  const { language } = usePage();
  return (
    <>
      <h4>{words.weaknesses}</h4>
      <p>{card.weaknesses[language]}</p>
    </>
  );
}

function WaysOut({ card, set }: { readonly card: ThesisCard; readonly set: Readonly<Record<string, number>> }) {
  const { words } = useEvidence();
  const { words: page } = usePage();
  const settings = Object.entries(set).map(([id, value]) => ` --set ${id}=${value}`);
  return (
    <>
      <CopyField label={page.commandLineAbout} text={`jevons must-be-true ${card.id}${settings.join('')}`} />
      <div class="choices">
        <button
          type="button"
          class="button"
          onClick={() => download(`jevons-${card.id}.json`, JSON.stringify(card, null, 2), 'application/json')}
        >
          {words.exportCard}
        </button>
      </div>
    </>
  );
}
