/** Getting Big Too Fast as a game, for a person, for a program, and as pictures. */
import { formatNumber, type Language } from '#base';
import { gameChart, sheetSvg } from '#charts';
import { type GbtfGameResult, gainWords, gameWords } from '#studies';
import { quantity } from '../numbers.ts';
import type { Cell, Rows } from '../output.ts';
import type { Screen } from '../session.ts';
import { formatNotes, formatTable, wrap } from '../table.ts';
import { raceWords } from './words.ts';

export function gbtfRows({ payoffs }: GbtfGameResult): Rows {
  const columns = [
    'capacity',
    'word_of_mouth',
    'both_aggressive',
    'aggressive_alone',
    'conservative_alone',
    'both_conservative',
    'game',
  ];
  const records = payoffs.map((one): Cell[] => [
    one.capacity,
    one.wordOfMouth,
    one.bothAggressive,
    one.aggressiveAlone,
    one.conservativeAlone,
    one.bothConservative,
    one.game,
  ]);
  return { columns, records };
}

const right = (title: string) => ({ title, align: 'right' as const });

export function gbtfText(result: GbtfGameResult, lang: Language, screen: Screen): string {
  const words = raceWords[lang];
  const amount = (value: number) => formatNumber(value, lang, { decimals: 3 });
  const table = formatTable(
    {
      title: words.gbtf,
      columns: [
        { title: words.capacityTitle },
        right(words.wordOfMouth),
        ...[words.bothAggressive, words.aggressiveAlone, words.conservativeAlone, words.bothConservative].map(right),
        { title: words.game, wraps: true },
        right(words.gapBest),
      ],
      rows: result.payoffs.map((one, row) => [
        words.capacity[one.capacity],
        quantity(one.wordOfMouth, lang),
        ...[one.bothAggressive, one.aggressiveAlone, one.conservativeAlone, one.bothConservative].map(amount),
        gameWords[lang][one.game],
        formatNumber(result.coordinationGap[row]?.best ?? Number.NaN, lang, { decimals: 2 }),
      ]),
    },
    screen,
  );
  const turns = formatTable(
    {
      title: words.crossings,
      columns: [
        { title: words.capacityTitle },
        right(words.strength),
        right(words.stepError),
        { title: words.change, wraps: true },
        { title: words.below, wraps: true },
        { title: words.above, wraps: true },
      ],
      rows: result.critical.map((one) => [
        words.capacity[one.capacity],
        formatNumber(one.value, lang, { significant: 6 }),
        formatNumber(one.stepError, lang, { significant: 2 }),
        gainWords[lang][one.gain],
        gameWords[lang][one.below],
        gameWords[lang][one.above],
      ]),
    },
    screen,
  );
  return [
    ...result.answer[lang].flatMap((sentence) => wrap(sentence, screen.width)),
    '',
    table,
    turns,
    formatNotes(gbtfNotes(result, lang), screen),
  ].join('\n');
}

export function gbtfNotes({ model, runs, hash }: GbtfGameResult, lang: Language): string[] {
  const words = raceWords[lang];
  return [
    words.gbtfGap,
    words.gbtfAlike,
    words.gbtfBasis(model.hash.slice(0, 12), quantity(runs, lang), hash.slice(0, 16)),
  ];
}

/** One matrix for each place of the world. */
export function gbtfSvg({ payoffs, strategies }: GbtfGameResult, lang: Language): string {
  const words = raceWords[lang];
  const names = strategies.map(({ label }) => label[lang]);
  const firms = lang === 'en' ? ['First', 'Second'] : ['Première', 'Seconde'];
  return sheetSvg(
    payoffs.map((one) => {
      const pay = [
        [one.bothAggressive, one.bothAggressive],
        [one.aggressiveAlone, one.conservativeAlone],
        [one.conservativeAlone, one.aggressiveAlone],
        [one.bothConservative, one.bothConservative],
      ];
      const at = (a: number, b: number) => pay[2 * a + b] ?? [];
      return gameChart(
        {
          name: `${words.capacityTitle} ${words.capacity[one.capacity]}, ${words.wordOfMouth.replaceAll(/-?\n/g, (x) => (x === '\n' ? ' ' : '-'))} ${quantity(one.wordOfMouth, lang)}: ${gameWords[lang][one.game]}`,
          unit: lang === 'en' ? '$bn' : 'Md$',
          players: firms.map((label) => ({ label, strategies: names })),
          cells: [0, 1].flatMap((a) =>
            [0, 1].map((b) => {
              const [mine = Number.NaN, other = Number.NaN] = at(a, b);
              return {
                profile: [a, b],
                payoffs: [mine, other],
                best: [mine >= (at(1 - a, b)[0] ?? 0), other >= (at(a, 1 - b)[1] ?? 0)],
              };
            }),
          ),
        },
        { width: 560, height: 0, language: lang },
      );
    }),
  );
}
