import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packageWorld } from '../../../test/world/package-files.ts';
import { annotateArticle, checkArticle, formatOfText } from './index.ts';

const { ledger } = packageWorld();
const check = (text: string, date: string | undefined = '2026-02-10') => checkArticle(text, { ledger, date });

test('keys and verdicts are those of the contract', () => {
  const found = check('Amazon spent $131.8 billion on capex in 2025. Its shares fell 9%.');
  expect(Object.keys(found)).toEqual(['date', 'language', 'claims', 'notCheckable']);
  for (const key of [
    'quote',
    'start',
    'end',
    'company',
    'metric',
    'period',
    'value',
    'unit',
    'verdict',
    'reason',
    'sources',
  ]) {
    expect(found.claims[0]).toHaveProperty(key);
    expect(found.notCheckable[0]).toHaveProperty(key);
  }
  expect(found.claims[0]).toMatchObject({
    quote: '$131.8 billion',
    company: 'amazon',
    metric: 'capex',
    period: 'CY2025',
    value: 131.8,
    unit: 'USD billion',
    verdict: 'true-under-definition',
    definition: 'gross',
    right: 131.819,
  });
  expect(found.claims[0]?.sources.length).toBeGreaterThan(0);
});

test('without a date, in the text or given, it asks for one', () => {
  expect(() => checkArticle('Amazon spent $83 billion in 2024.', { ledger })).toThrow(/date of the article/);
  expect(() => checkArticle('Amazon spent $83 billion in 2024.', { ledger })).toThrow(
    expect.objectContaining({ kind: 'usage', code: 'article-date-missing' }),
  );
});

test('the date is found where articles put it', () => {
  const dateOf = (text: string) => checkArticle(text, { ledger }).date;
  expect(dateOf('Title\n\nPublished: February 6, 2025\n\nOn 3 March 2024 it rained.')).toBe('2025-02-06');
  expect(dateOf('PARIS, 6 février 2025 - Il pleut.')).toBe('2025-02-06');
  expect(dateOf('Publié le 06/02/2025 à 8h. Mis à jour plus tard.')).toBe('2025-02-06');
  expect(dateOf('---\ndate: 2025-02-06\n---\n# Title')).toBe('2025-02-06');
  expect(dateOf('<html><meta property="article:published_time" content="2025-02-06T10:00:00Z"><p>x</p>')).toBe(
    '2025-02-06',
  );
});

test('reasons are in the language of the article, or in the one asked for', () => {
  const text = 'Alphabet a dépensé 91,4 milliards de dollars en capex en 2025.';
  expect(check(text).language).toBe('fr');
  expect(check(text).claims[0]?.reason).toContain('publié le');
  const english = checkArticle(text, { ledger, date: '2026-02-10', reasons: 'en' });
  expect(english.claims[0]?.reason).toContain('public on');
});

test('what happened since is told', () => {
  const [claim] = check('Alphabet plans to spend $75 billion on capex in 2025.', '2025-02-10').claims;
  expect(claim?.verdict).toBe('true');
  expect(claim?.since).toContain('$91.45bn');
});

test('odd input gives no verdict and no crash', () => {
  for (const text of [
    '',
    '   \n\n',
    '\u202eAmazon 83\u202c',
    '😀'.repeat(1000),
    '<'.repeat(5000),
    '&'.repeat(5000),
    '[['.repeat(3000),
  ]) {
    expect(check(text).claims).toEqual([]);
  }
});

test('letters outside the basic plane and marks of direction leave the offsets right', () => {
  const text = '😀 \u202bAmazon\u202c spent 💰 $131.8 billion on capex in 2025 🚀.';
  const [claim] = check(text).claims;
  expect(claim?.verdict).toBe('true-under-definition');
  expect(text.slice(claim?.start, claim?.end)).toBe('$131.8 billion');
});

test('every quote stands at its offsets, whatever the text', () => {
  const words = fc.constantFrom(
    'Amazon',
    'Microsoft',
    'spent',
    'capex',
    '$83.0 billion',
    '82,9 milliards de dollars',
    '29 %',
    'in 2024',
    'en 2025',
    '.',
    ',',
    '\n\n',
    '<p>',
    '</p>',
    '**',
    '&nbsp;',
    'respectively',
    'and',
    'between',
    'doubled',
    '😀',
    '# ',
    '|',
    'up',
    '(',
    ')',
    'Q4',
    'FY2025',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), fc.constantFrom('text', 'markdown', 'html'), (parts, format) => {
      const text = parts.join(' ');
      const found = checkArticle(text, { ledger, date: '2025-02-10', format: format as 'text' });
      for (const claim of [...found.claims, ...found.notCheckable]) {
        expect(text.slice(claim.start, claim.end)).toBe(claim.quote);
      }
      const shown = annotateArticle(text, found, format as 'text').flatMap(({ pieces }) => pieces);
      expect(shown.filter(({ claim }) => claim !== undefined).length).toBeLessThanOrEqual(
        found.claims.length + found.notCheckable.length,
      );
    }),
    { numRuns: 150 },
  );
});

test('the form of a text is recognised', () => {
  expect(formatOfText('<!doctype html><p>x')).toBe('html');
  expect(formatOfText('# Title\n\nText')).toBe('markdown');
  expect(formatOfText('Title\n\nText of 5 < 6 words')).toBe('text');
});

test('scripts, menus and addresses are not read', () => {
  const html =
    '<nav>Amazon spent $900 billion in 2025</nav><script>var a="Amazon spent $900 billion on capex in 2025"</script><p>See https://x.org/amazon-900-billion-2025</p>';
  const found = check(html);
  expect([...found.claims, ...found.notCheckable]).toEqual([]);
});

test('definitions that the sentence names are the ones that count', () => {
  const verdictOf = (text: string) => check(text).claims.map(({ verdict }) => verdict);
  expect(verdictOf('Net of proceeds, Amazon spent $128.3 billion on capex in 2025.')).toEqual(['true']);
  expect(verdictOf('Net of proceeds, Amazon spent $120.1 billion on capex in 2025.')).toEqual(['wrong']);
  expect(verdictOf('Including finance leases, Microsoft spent $88.2 billion on capex in fiscal 2025.')).toEqual([
    'true',
  ]);
});

test('traps of the facts: fiscal years, the four definitions, the French billion', () => {
  const one = (text: string, date: string) => check(text, date).claims[0];
  expect(one('Microsoft spent $88.2 billion on capex in 2025.', '2025-09-01')).toMatchObject({
    verdict: 'true-under-definition',
    period: 'FY2025',
  });
  expect(one('Meta a investi 72,2 milliards de dollars en 2025.', '2026-02-10')).toMatchObject({
    definition: 'incl-finance-leases',
  });
  expect(one('Alphabet a dépensé 91 billions de dollars en capex en 2025.', '2026-02-10')).toMatchObject({
    verdict: 'wrong',
    value: 91_000,
  });
  expect(
    one("Amazon's operating cash flow was -$2.8 billion in the first quarter of 2022.", '2022-06-01'),
  ).toMatchObject({ verdict: 'true' });
});
