/** The questions that were answered in a page each: read from what the command line wrote, drawn by the same charts. */
import articlesUrl from 'virtual:articles-url';
import { formatDate, formatNumber, type Language } from '#base';
import { localisedPicture } from '#charts';
import { type ArticleBlock, type ArticleResult, articleCell, type TableBlock } from '#studies';
import { CopyField } from '../view/copy-field.tsx';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useJson } from '../view/use-json.ts';
import { useWords } from './context.ts';
import { PlainPanel } from './plain-panel.tsx';

const address = (id: string) => `#view=learn.studies/${id}`;

function useArticles(): readonly ArticleResult[] | 'failed' | undefined {
  return useJson<readonly ArticleResult[]>(articlesUrl);
}

/** Each question with its answer. */
export function ArticleList() {
  const { language } = usePage();
  const articles = useArticles();
  if (articles === undefined || articles === 'failed') return <Waiting failed={articles === 'failed'} />;
  return (
    <ol class="lesson-list">
      {articles.map(({ id, title, question }) => (
        <li key={id}>
          <a href={address(id)}>
            <span class="thesis-title">{title[language]}</span>
            <span class="thesis-about">{question[language]}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

export function ArticlePage({ id }: { readonly id: string }) {
  const { language } = usePage();
  const words = useWords();
  const articles = useArticles();
  if (articles === undefined || articles === 'failed') {
    return (
      <main class="learn article">
        <Waiting failed={articles === 'failed'} />
      </main>
    );
  }
  const found = articles.find((one) => one.id === id);
  return (
    <main class="learn article">
      <p>
        <a href="#view=learn">{words.learn}</a>
      </p>
      {found === undefined ? (
        <>
          <h1 id="answer" tabIndex={-1}>
            {words.studies}
          </h1>
          <ArticleList />
        </>
      ) : (
        <Article result={found} language={language} />
      )}
    </main>
  );
}

function Waiting({ failed }: { readonly failed: boolean }) {
  const { words } = usePage();
  return failed ? (
    <p role="alert" class="flag">
      {words.viewFailed}
    </p>
  ) : (
    <p aria-busy="true" />
  );
}

function Article({ result, language }: { readonly result: ArticleResult; readonly language: Language }) {
  const { words: page } = usePage();
  const words = useWords();
  const { model, dataDate, seed, n, hash } = result;
  const limits = result.blocks.filter(({ kind }) => kind === 'limit');
  return (
    <article>
      <h1 id="answer" tabIndex={-1}>
        {result.title[language]}
      </h1>
      <p class="lead-line">{result.question[language]}</p>
      <p class="article-answer">{result.answer[language]}</p>
      {result.blocks
        .filter(({ kind }) => kind !== 'limit')
        .map((block, place) => (
          <Block key={place} block={block} language={language} />
        ))}
      <h2>{words.limits}</h2>
      {limits.map((block, place) => (
        <Block key={place} block={block} language={language} />
      ))}
      <h2>{words.again}</h2>
      {result.commands.map((command, place) => (
        <CopyField key={command} label={words.command(String(place + 1))} text={command} />
      ))}
      <p class="footnote">
        {page.model} {model.name} {model.hash.slice(0, 8)} · {page.dataDate} {formatDate(dataDate, language)}
        {n === 0 ? null : ` · ${page.futures} ${formatNumber(n, language, { decimals: 0 })} · ${page.seed} ${seed}`} ·{' '}
        {page.hash} <code data-hash={hash}>{hash.slice(0, 16)}</code>
      </p>
    </article>
  );
}

function Block({ block, language }: { readonly block: ArticleBlock; readonly language: Language }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text[language]}</h2>;
    case 'text':
    case 'finding':
    case 'limit':
      return <p>{block.text[language]}</p>;
    case 'table':
      return <Table block={block} language={language} />;
    case 'lines':
    case 'ranges':
      return <PlainPanel draw={(layout) => localisedPicture(block, layout)} format={block.format} />;
  }
}

function Table({ block, language }: { readonly block: TableBlock; readonly language: Language }) {
  const title = block.title[language];
  return (
    <ScrollBox label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {block.columns.map(({ id, label, format }) => (
              <th key={id} scope="col" class={format === undefined ? undefined : 'amount'}>
                {label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, column) => {
                const format = block.columns[column]?.format;
                const text = articleCell(cell, format, language);
                return column === 0 ? (
                  <th key={block.columns[column]?.id} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={block.columns[column]?.id} class={format === undefined ? undefined : 'amount'}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
