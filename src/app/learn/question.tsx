/** A question whose answer is computed: the reader chooses, then is told. */
import { useState } from 'preact/hooks';
import { Choice } from '../view/choice.tsx';
import { useWords } from './context.ts';

interface QuestionProps {
  readonly ask: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** Id of the option that was computed to be right; undefined while it is being computed. */
  readonly right: string | undefined;
  /** What was computed, in words. */
  readonly told: string;
}

export function Question({ ask, options, right, told }: QuestionProps) {
  const words = useWords();
  const [chosen, setChosen] = useState('');
  return (
    <section class="lesson-question" aria-labelledby="lesson-question">
      <h3 id="lesson-question">{words.question}</h3>
      <Choice legend={ask} name="lesson-question" value={chosen} options={options} onChange={setChosen} />
      <p role="status" class="lead-line">
        {chosen === '' || right === undefined ? null : (
          <>
            <b>{chosen === right ? words.right : words.wrong}</b> {words.answerIs(told)}
          </>
        )}
      </p>
    </section>
  );
}

export function useYesNo(): QuestionProps['options'] {
  const words = useWords();
  return [
    { id: 'yes', label: words.yes },
    { id: 'no', label: words.no },
  ];
}
