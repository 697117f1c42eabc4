/** The view "teach me": six lessons on the running model, and a page per control. */
import { formatNumber } from '#base';
import '../style/learn.css';
import '../style/reference.css';
import { usePage } from '../view/page.ts';
import { ArticleList, ArticlePage } from './articles.tsx';
import { useWords, WordsProvider } from './context.ts';
import { ControlsPage } from './controls-page.tsx';
import { LessonFrame } from './lesson-frame.tsx';
import { isLesson, lessonIds } from './lesson-ids.ts';
import { seen } from './progress.ts';
import type { LearnWords } from './text/english.ts';

export function LearnView({ words }: { readonly words: LearnWords }) {
  return (
    <WordsProvider value={words}>
      <Learn />
    </WordsProvider>
  );
}

function Learn() {
  const { part, item } = usePage().store.view.value;
  if (part === 'studies') return <ArticlePage key={item} id={item} />;
  if (part === 'controls') return <ControlsPage item={item} />;
  if (isLesson(part)) return <LessonFrame key={part} id={part} step={Math.max(0, Math.floor(Number(item) || 1) - 1)} />;
  return <Home />;
}

function Home() {
  const words = useWords();
  const { language } = usePage();
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  return (
    <main class="learn">
      <h1 id="answer" tabIndex={-1}>
        {words.learn}
      </h1>
      <p class="lead-line">{words.about}</p>
      <h2>{words.lessons}</h2>
      <ol class="lesson-list">
        {lessonIds.map((id) => {
          const of = words[id].steps.length;
          const done = seen.value[id]?.length ?? 0;
          return (
            <li key={id}>
              <a href={`#view=learn.${id}`}>
                <span class="thesis-title">{words[id].title}</span>
                <span class="thesis-about">{words[id].about}</span>
                <span class="thesis-about">
                  {done === 0 ? words.steps(count(of)) : words.done(count(done), count(of))}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
      <h2>{words.studies}</h2>
      <p>{words.studiesAbout}</p>
      <ArticleList />
      <h2>{words.controls}</h2>
      <p>{words.controlsAbout}</p>
      <p>
        <a href="#view=learn.controls">{words.allControls}</a>
      </p>
    </main>
  );
}
