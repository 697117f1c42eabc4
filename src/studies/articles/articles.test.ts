import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '#base';
import { packageWorld } from '../../../test/world/package-files.ts';
import { packageTheses } from '../../../test/world/package-theses.ts';
import { type ArticleResult, articleMarkdown, articleNamed, articles, runArticle } from './index.ts';

const tools = { world: packageWorld(), theses: packageTheses(), n: 16, seed: 1, execution: {} };
const pages = join(import.meta.dirname, '..', '..', '..', 'docs', 'studies');

test.each(articles.map((article) => [article.id, article] as const))(
  '%s is whole in both languages: no number missing, no English money in French, as many cells as columns',
  async (_, article) => {
    const result = await runArticle(article, tools);
    for (const language of languages) {
      const page = articleMarkdown(result, language, (block) => `${block}.svg`);
      expect(page).not.toMatch(/NaN|undefined|Infinity|\[object|n\/a|n\.d\.| \? /);
      if (language === 'fr') expect(page.replace(/```[^`]*```/g, '')).not.toMatch(/\$\d|\dbn\b|\bBn\b/);
    }
    for (const block of result.blocks) {
      if (block.kind === 'table') expect(block.rows.every((row) => row.length === block.columns.length)).toBe(true);
      if (block.kind === 'lines') {
        expect(block.series.every(({ values }) => values.length === block.times.length)).toBe(true);
        expect(block.series.flatMap(({ values }) => values).every(Number.isFinite)).toBe(true);
      }
      if (block.kind === 'ranges') expect(block.rows.every(({ value }) => Number.isFinite(value))).toBe(true);
    }
    expect(result.blocks.some(({ kind }) => kind === 'limit')).toBe(true);
    expect(result.hash).toMatch(/^[0-9a-f]{64}$/);
  },
  120_000,
);

test('the same seed gives the same result, another seed another', async () => {
  const article = articleNamed('rebound');
  const [one, again, other] = [
    await runArticle(article, tools),
    await runArticle(article, tools),
    await runArticle(article, { ...tools, seed: 2 }),
  ];
  expect(again.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
}, 60_000);

test('an unknown study is refused with the near one', () => {
  expect(() => articleNamed('rebund')).toThrow(
    expect.objectContaining({ code: 'unknown-study', hint: 'did you mean rebound?' }),
  );
});

test('the pages in docs/studies are of this model and these facts; else "node bin/jevons.js study --pages docs/studies"', () => {
  const stored = readdirSync(pages)
    .filter((name) => name.endsWith('.json'))
    .map((name): ArticleResult => JSON.parse(readFileSync(join(pages, name), 'utf8')));
  expect(stored.map(({ id }) => id).sort()).toEqual(articles.map(({ id }) => id).sort());
  for (const { id, model, dataDate } of stored) {
    expect([id, model.hash, dataDate]).toEqual([id, tools.world.modelHash, tools.world.dataDate]);
  }
  for (const result of stored) {
    const page = readFileSync(join(pages, `${result.id}.md`), 'utf8');
    expect(page).toBe(articleMarkdown(result, 'en', (block) => `${result.id}-${block}-en.svg`));
  }
});
