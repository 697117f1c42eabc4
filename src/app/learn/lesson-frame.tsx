/** A lesson: where in it the reader is, one step, and the way on. */
import { useEffect, useRef } from 'preact/hooks';
import { formatNumber } from '#base';
import { usePage } from '../view/page.ts';
import { useWords } from './context.ts';
import type { LessonId } from './lesson-ids.ts';
import { lessons } from './lesson-list.ts';
import { markSeen, seen } from './progress.ts';

export function LessonFrame({ id, step: wanted }: { readonly id: LessonId; readonly step: number }) {
  const words = useWords();
  const { language } = usePage();
  const { title, steps } = words[id];
  const step = Math.min(wanted, steps.length - 1);
  const Lesson = lessons[id];
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    markSeen(id, step);
    // A step that was turned to is read from its head; the first one is where the reader already is.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [id, step]);
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const link = (to: number) => `#view=learn.${id}/${to + 1}`;
  return (
    <main class="learn lesson">
      <p>
        <a href="#view=learn">← {words.allLessons}</a>
      </p>
      <h1 id="answer" tabIndex={-1}>
        {title}
      </h1>
      <nav aria-label={words.stepsOf(title)}>
        <ol class="step-list">
          {steps.map((name, at) => (
            <li key={name}>
              <a
                href={link(at)}
                aria-current={at === step ? 'step' : undefined}
                data-seen={seen.value[id]?.includes(at) === true ? 'yes' : 'no'}
              >
                {name}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <article aria-labelledby="step">
        <h2 id="step" tabIndex={-1} ref={heading}>
          {steps[step]}
        </h2>
        <Lesson key={step} step={step} />
      </article>
      <nav class="step-ends" aria-label={words.step(count(step + 1), count(steps.length))}>
        {step === 0 ? <span /> : <a href={link(step - 1)}>← {words.previous}</a>}
        <span class="quiet" aria-hidden="true">
          {words.step(count(step + 1), count(steps.length))}
        </span>
        {step === steps.length - 1 ? (
          <a href="#view=learn">{words.allLessons}</a>
        ) : (
          <a href={link(step + 1)}>{words.next} →</a>
        )}
      </nav>
    </main>
  );
}
