/** A comparison for a person and for a program. */
import { formatNumber, formatPercent, type Language } from '#base';
import {
  type CompareResult,
  groupWords,
  type OutputDifference,
  type ScenarioDifference,
  scenarioLabel,
} from '#studies';
import { quantity } from '../numbers.ts';
import type { Screen } from '../session.ts';
import { formatNotes, formatTable, wrap } from '../table.ts';
import { type CompareWords, compareWords } from './words.ts';

/** Half of a 95 % interval over the standard error. */
const ninetyFive = 1.96;

export function compareText(result: CompareResult, lang: Language, screen: Screen): string {
  return result.comparisons.map((one) => comparisonText(result, one, lang, screen)).join('\n');
}

function comparisonText(result: CompareResult, one: ScenarioDifference, lang: Language, screen: Screen): string {
  const words = compareWords[lang];
  const parts = [`${one.answer[lang].flatMap((sentence) => wrap(sentence, screen.width)).join('\n')}\n`];
  if (one.changes.length > 0) {
    parts.push(differenceTable(result, one, words, lang, screen));
    const [head] = one.outputs;
    if (head !== undefined && one.split !== 'none') parts.push(partsTable(one, head, words, lang, screen));
  }
  return [...parts, formatNotes(compareNotes(result, one, lang), screen)].join('\n');
}

const signed = (value: number, lang: Language) => formatNumber(value, lang, { sign: true });
const half = (error: number, lang: Language) => formatNumber(ninetyFive * error, lang, { significant: 2 });

/** Of a flag, what is shared is the part of futures that have it. */
function level({ unit, first, other }: OutputDifference, which: 'first' | 'other', lang: Language): string {
  const side = which === 'first' ? first : other;
  return unit === '' ? formatPercent(side.mean, lang) : quantity(side.median, lang);
}

function differenceTable(
  result: CompareResult,
  { other, outputs }: ScenarioDifference,
  words: CompareWords,
  lang: Language,
  screen: Screen,
): string {
  const right = (title: string) => ({ title, align: 'right' as const });
  const short = (text: string) => text.replace(', start of ', ' ').replace(', début ', ' ');
  return formatTable(
    {
      title: words.medians(scenarioLabel(result.first, other, lang), scenarioLabel(other, result.first, lang)),
      columns: [
        { title: words.output, wraps: true },
        ...[words.first, words.other, words.change, words.error, words.range, words.firstAbove].map(right),
      ],
      rows: outputs.map((one) => [
        one.unit === '' ? short(one.label[lang]) : `${short(one.label[lang])}, ${one.unit}`,
        level(one, 'first', lang),
        level(one, 'other', lang),
        signed(one.difference.mean.value, lang),
        half(one.difference.mean.standardError, lang),
        [one.difference.low, one.difference.high]
          .map((end) => formatNumber(end, lang, { sign: true, significant: 2 }))
          .join(' / '),
        formatPercent(one.firstAbove.value, lang),
      ]),
    },
    screen,
  );
}

function partsTable(
  { changes, split }: ScenarioDifference,
  head: OutputDifference,
  words: CompareWords,
  lang: Language,
  screen: Screen,
): string {
  const given = (value: number | string) => (typeof value === 'number' ? quantity(value, lang) : value);
  const values = (id: string, side: 'first' | 'other') => {
    const parts = changes.find((change) => change.id === id)?.parts ?? [];
    return [...new Set(parts.map((part) => given(part[side])))].join(', ');
  };
  const rows = head.byGroup.flatMap(({ group, value, standardError }) => [
    [groupWords[lang][group], '', '', signed(value, lang), half(standardError, lang)],
    ...(split === 'changes' ? head.byChange : [])
      .filter(({ id }) => changes.some((change) => change.id === id && change.group === group))
      .map((one) => [
        `  ${changes.find(({ id }) => id === one.id)?.label[lang] ?? one.id}`,
        values(one.id, 'first'),
        values(one.id, 'other'),
        signed(one.value, lang),
        half(one.standardError, lang),
      ]),
  ]);
  const { mean } = head.difference;
  const right = (title: string) => ({ title, align: 'right' as const });
  return formatTable(
    {
      title: words.parts(head.label[lang], head.unit),
      columns: [
        { title: words.what, wraps: true },
        { title: words.from, wraps: true },
        { title: words.to, wraps: true },
        right(words.part),
        right(words.error),
      ],
      rows: [...rows, [words.whole, '', '', signed(mean.value, lang), half(mean.standardError, lang)]],
    },
    screen,
  );
}

/** What was left out, and what all stands on. */
export function compareNotes(result: CompareResult, one: ScenarioDifference, lang: Language): string[] {
  const words = compareWords[lang];
  const count = (value: number) => quantity(value, lang);
  const { model, first, n, runs, seed, hash, failures } = result;
  return [
    ...failures.groups.map((group) => words.failed(count(group.count), group.variable)),
    ...(one.split === 'groups' && one.changes.length > 2 ? [words.groupsOnly] : []),
    words.basis(model.name, model.hash.slice(0, 12), first.asOf, one.other.asOf),
    words.draws(count(n), count(runs), seed, hash.slice(0, 16)),
  ];
}
