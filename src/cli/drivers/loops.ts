/** Which feedback loop drives when, under the table of drivers. */
import { formatPercent, type Language } from '#base';
import type { DominantLoop, LoopDominance } from '#studies';
import { quantityOfTime } from '../model/loop-picture.ts';
import { sparkLine } from '../picture.ts';
import type { Screen } from '../session.ts';
import { formatTable, wrap } from '../table.ts';

const words = {
  en: {
    title: 'Feedback loops, by share of the movement',
    loop: 'loop',
    share: 'share',
    acts: 'reinforces',
    dominates: 'dominates',
    line: (from: string, to: string) => `Share of the movement that reinforces, ${from} to ${to}:`,
    more: '"jevons model loops" has all of them, with their variables.',
    short: (count: number) => `, ${count} short`,
  },
  fr: {
    title: 'Boucles de rétroaction, selon leur part du mouvement',
    loop: 'boucle',
    share: 'part',
    acts: 'amplifie',
    dominates: 'domine',
    line: (from: string, to: string) => `Part du mouvement qui amplifie, de ${from} à ${to}\u00a0:`,
    more: '« jevons model loops » les montre toutes, avec leurs variables.',
    short: (count: number) => `, ${count} brefs`,
  },
} as const;

const shownLoops = 8;
const bins = 36;

function stretches({ dominates }: DominantLoop, lang: Language): string {
  const longest = dominates.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, 2);
  const text = dominates
    .filter((one) => longest.includes(one))
    .map(({ from, to }) => [...new Set([from, to].map((time) => quantityOfTime(time, lang)))].join('-'))
    .join(', ');
  const rest = dominates.length - longest.length;
  return rest > 0 ? text + words[lang].short(rest) : text;
}

export function loopsText(
  { loops, times, reinforcing, answer }: LoopDominance,
  lang: Language,
  screen: Screen,
): string {
  const here = words[lang];
  const part = (value: number | null) => (value === null ? '-' : formatPercent(value, lang, { decimals: 0 }));
  const table = formatTable(
    {
      title: here.title,
      columns: [
        { title: '' },
        { title: here.loop, wraps: true },
        { title: here.share, align: 'right' },
        { title: here.acts, align: 'right' },
        { title: here.dominates, wraps: true },
      ],
      rows: loops
        .slice(0, shownLoops)
        .map((loop) => [loop.id, loop.name[lang], part(loop.share), part(loop.reinforcingPart), stretches(loop, lang)]),
    },
    screen,
  );
  const step = Math.max(1, Math.ceil(reinforcing.length / bins));
  const line = sparkLine(reinforcing.filter((_, i) => i % step === 0).map((share) => share ?? Number.NaN));
  const ends = [times[0], times.at(-1)].map((time) => quantityOfTime(time ?? Number.NaN, lang));
  return [
    ...answer[lang].flatMap((sentence) => wrap(sentence, screen.width)),
    '',
    table,
    here.line(ends[0] ?? '', ends[1] ?? ''),
    line,
    here.more,
    '',
  ].join('\n');
}
