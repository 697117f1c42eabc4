/** Articles with labelled verdicts: each is a text and, beside it, what is expected of its figures. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type ArticleCheck, type Claim, checkArticle, type Ledger } from '#ledger';

interface Expected {
  /** Part of the quote; several spellings parted by `|`. */
  readonly quote: string;
  readonly verdict: string | readonly string[];
  readonly company?: string;
  readonly metric?: string;
  readonly period?: string;
  readonly definition?: string;
  readonly right?: number | readonly number[];
  /** Part of the reason. */
  readonly says?: string;
  /** Every figure with that quote, not only the first. */
  readonly all?: boolean;
}

export interface ArticleCase {
  readonly name: string;
  readonly text: string;
  readonly why: string;
  readonly date?: string;
  readonly expect: readonly Expected[];
  /** Texts that must not be quoted. */
  readonly absent?: readonly string[];
  /** Nothing in the article can be judged. */
  readonly none?: boolean;
}

export function articleCases(folder: string): ArticleCase[] {
  return readdirSync(folder)
    .filter((file) => ['.txt', '.md', '.html'].includes(extname(file)))
    .sort()
    .map((file) => {
      const label = join(folder, file.replace(/\.[a-z]+$/, '.json'));
      return { name: file, text: readFileSync(join(folder, file), 'utf8'), ...JSON.parse(readFileSync(label, 'utf8')) };
    });
}

export interface Outcome {
  /** Each expectation with what came out; empty `faults` is a pass. */
  readonly verdicts: readonly {
    readonly expected: Expected;
    readonly got: Claim | undefined;
    readonly right: boolean;
  }[];
  readonly faults: readonly string[];
}

/** Runs a case and says for each labelled figure whether its verdict is the expected one. */
export function runCase(one: ArticleCase, ledger: Ledger): Outcome {
  const found = checkArticle(one.text, { ledger, date: one.date });
  const all = [...found.claims, ...found.notCheckable].sort((left, right) => left.start - right.start);
  const taken = new Set<Claim>();
  const verdicts = one.expect.flatMap((expected) => {
    const named = all.filter((claim) => expected.quote.split('|').some((part) => claim.quote.includes(part)));
    const first = named.find((claim) => !taken.has(claim)) ?? named[0];
    const claims = expected.all ? named : first === undefined ? [] : [first];
    for (const claim of claims) taken.add(claim);
    return (claims.length === 0 ? [undefined] : claims).map((got) => ({ expected, got, right: fits(expected, got) }));
  });
  return {
    verdicts,
    faults: [
      ...faultsOf(one, found),
      ...verdicts.filter(({ right }) => !right).map(({ expected, got }) => tell(expected, got)),
    ],
  };
}

function fits(expected: Expected, got: Claim | undefined): boolean {
  const allowed = [expected.verdict].flat();
  if (got === undefined) return allowed.includes('not-checkable');
  const same = (key: 'company' | 'metric' | 'period' | 'definition') =>
    expected[key] === undefined || expected[key] === got[key];
  const right =
    expected.right === undefined ||
    [expected.right].flat().every((value, index) => Math.abs(value - ([got.right].flat()[index] as number)) < 0.05);
  const says = expected.says === undefined || got.reason.includes(expected.says);
  return (
    allowed.includes(got.verdict) &&
    same('company') &&
    same('metric') &&
    same('period') &&
    same('definition') &&
    right &&
    says
  );
}

function tell(expected: Expected, got: Claim | undefined): string {
  const came =
    got === undefined
      ? 'nothing'
      : `"${got.quote}" ${got.verdict} ${got.company} ${got.metric} ${got.period} ${got.definition} right ${got.right}: ${got.reason.slice(0, 160)}`;
  return `"${expected.quote}" should be ${JSON.stringify(expected)} but is ${came}`;
}

function faultsOf(one: ArticleCase, found: ArticleCheck): string[] {
  const all = [...found.claims, ...found.notCheckable];
  return [
    ...all
      .filter((claim) => one.text.slice(claim.start, claim.end) !== claim.quote)
      .map((claim) => `"${claim.quote}" is not at its offsets`),
    ...(one.absent ?? [])
      .filter((text) => all.some((claim) => claim.quote.includes(text)))
      .map((text) => `"${text}" is quoted`),
    ...(one.none === true
      ? found.claims.map(
          (claim) => `"${claim.quote}" is judged ${claim.verdict} (${claim.company} ${claim.metric} ${claim.period})`,
        )
      : []),
  ];
}
