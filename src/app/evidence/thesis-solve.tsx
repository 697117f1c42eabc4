/** What an input must be for the answer to be a target; refused with the binding constraint when nothing plausible does it. */
import { useState } from 'preact/hooks';
import { formatNumber } from '#base';
import type { Solution, ThesisCard } from '#studies';
import type { ErrorReport } from '../engine/protocol.ts';
import { readNumber } from '../state/scale.ts';
import { usePage } from '../view/page.ts';
import { useEvidence } from './context.ts';
import { DeskError } from './desk.ts';
import { answerText, unitText } from './thesis-units.ts';

interface SolveProps {
  readonly card: ThesisCard;
  readonly set: Readonly<Record<string, number>>;
}

export function ThesisSolve({ card, set }: SolveProps) {
  const { words, desk } = useEvidence();
  const { language } = usePage();
  const movable = card.inputs.filter(({ low, high }) => low < high);
  const [input, setInput] = useState(movable[0]?.id ?? '');
  const [target, setTarget] = useState('');
  const [found, setFound] = useState<Solution | ErrorReport | undefined>(undefined);
  if (movable.length === 0) return null;
  const wanted = readNumber(target);
  const solve = () => {
    if (Number.isNaN(wanted)) return;
    desk
      .ask('solution', { id: card.id, set, input, target: wanted })
      .then(setFound)
      .catch((error: unknown) => {
        if (error instanceof DeskError) setFound(error.report);
      });
  };
  return (
    <>
      <h4>{words.solve}</h4>
      <form
        class="facts-head"
        onSubmit={(event) => {
          event.preventDefault();
          solve();
        }}
      >
        <label>
          {words.solveFor}
          <select value={input} onChange={(event) => setInput(event.currentTarget.value)}>
            {movable.map(({ id, label }) => (
              <option key={id} value={id}>
                {label[language]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.target(unitText(card.output.unit, language))}
          <input
            type="text"
            inputMode="decimal"
            value={target}
            aria-invalid={target !== '' && Number.isNaN(wanted)}
            onInput={(event) => setTarget(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button bordered" aria-disabled={Number.isNaN(wanted)}>
          {words.solveButton}
        </button>
      </form>
      <div role="status">{found === undefined ? null : <Found card={card} found={found} />}</div>
    </>
  );
}

function Found({ card, found }: { readonly card: ThesisCard; readonly found: Solution | ErrorReport }) {
  const { words } = useEvidence();
  const { language } = usePage();
  if ('code' in found) {
    return (
      <div class="notice">
        {found.code === 'no-solution-in-range' ? <p>{words.noSolution}</p> : null}
        <p lang="en">{found.message}.</p>
        {found.hint === '' ? null : <p lang="en">{found.hint}</p>}
      </div>
    );
  }
  const label = card.inputs.find(({ id }) => id === found.input)?.label[language] ?? found.input;
  const values = found.values.map((value) => formatNumber(value, language, { significant: 4 }));
  return (
    <p class="lead-line">
      {words.solution(
        answerText(found.target, found.outputUnit, language),
        label,
        `${values.join(words.or)} ${unitText(found.unit, language)}`.trim(),
        formatNumber(found.published, language, { significant: 4 }),
      )}
    </p>
  );
}
