/** `jevons model honesty`: what the numbers rest on, and what they would be under rival theories. */
import type { Command } from 'commander';
import { formatPercent, type Language } from '#base';
import { type Carrier, type Honesty, honesty, type RivalTheories, rivalTheories, type Spread } from '#studies';
import { wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { exact, quantity } from '../numbers.ts';
import { addOutputOptions, type Cell, deliver, type OutputOptions, type Rows } from '../output.ts';
import { progressOn } from '../progress.ts';
import { nextTurn } from '../question-options.ts';
import type { Screen, Session } from '../session.ts';
import { formatNotes, formatTable } from '../table.ts';
import { openExecutor } from '../workers.ts';
import { loadWorld } from '../world.ts';
import { honestyWords } from './honesty-words.ts';

interface HonestyOptions extends OutputOptions {
  readonly futures: number;
  readonly seed: number;
  readonly top: number;
  readonly workers?: number;
}

const range = ({ low, high }: Spread, show: (value: number) => string) =>
  low === null || high === null ? '-' : `${show(low)}-${show(high)}`;
const middle = ({ median }: Spread, show: (value: number) => string) => (median === null ? '-' : show(median));
/** The end of a year is that year. */
const yearOf = (end: number) => String(Math.floor(end - 1e-6));

/** A date in full, anything else to three digits. */
const triedText = (value: number, lang: Language) =>
  value > 1900 && value < 2200 ? String(value) : exact(Number(value.toPrecision(3)), lang);

function gradeTable({ grades }: Honesty, lang: Language, screen: Screen): string {
  const words = honestyWords[lang];
  const total = grades.reduce((sum, { world, choice, structure }) => sum + world + choice + structure, 0);
  return formatTable(
    {
      title: words.gradesTitle(total),
      columns: words.gradeColumns.map((title, column) => ({
        title,
        ...(column === 0 ? {} : { align: 'right' as const }),
      })),
      rows: grades.map(({ grade, world, choice, structure, believed }) => [
        words.grades[grade] ?? grade,
        ...[world, choice, structure, believed].map(String),
      ]),
    },
    screen,
  );
}

function carrierTable(title: string, carriers: readonly Carrier[], lang: Language, screen: Screen): string {
  const words = honestyWords[lang];
  return formatTable(
    {
      title,
      columns: [
        { title: words.parameter, wraps: true },
        { title: words.grade },
        { title: words.tried, align: 'right' },
        { title: words.capexTried, align: 'right' },
        { title: words.swing, align: 'right' },
      ],
      rows: carriers.map(({ label, grade, low, high, capexLow, capexHigh, swing }) => [
        label[lang],
        words.grades[grade] ?? grade,
        `${triedText(low, lang)}-${triedText(high, lang)}`,
        `${quantity(capexLow, lang)}-${quantity(capexHigh, lang)}`,
        formatPercent(swing, lang),
      ]),
    },
    screen,
  );
}

function theoryTables({ selectors }: RivalTheories, lang: Language, screen: Screen): string {
  const words = honestyWords[lang];
  return selectors
    .map(({ label, theories }) =>
      formatTable(
        {
          title: label[lang],
          columns: [
            { title: words.theory, wraps: true },
            ...[words.capex, words.eighty, words.peak, words.overCapacity, words.elasticity].map((title) => ({
              title,
              align: 'right' as const,
              wraps: true,
            })),
          ],
          rows: theories.map((one) => [
            `${one.chosen ? '* ' : '  '}${one.label[lang]}`,
            middle(one.capex2030, (value) => quantity(value, lang)),
            range(one.capex2030, (value) => quantity(value, lang)),
            `${middle(one.spendingPeak, yearOf)} (${formatPercent(1 - one.spendingPeak.missing.value, lang)})`,
            formatPercent(one.overCapacity.value, lang),
            middle(one.effectiveElasticity, (value) => exact(Number(value.toPrecision(3)), lang)),
          ]),
        },
        screen,
      ),
    )
    .join('\n');
}

function textOf(found: Honesty, theories: RivalTheories, options: HonestyOptions, screen: Screen): string {
  const { top } = options;
  const lang = options.lang;
  const words = honestyWords[lang];
  const judged = found.carriers.filter(({ grade }) => grade === 'judgement');
  return [
    gradeTable(found, lang, screen),
    carrierTable(words.carriersTitle(quantity(found.capex2030, lang)), found.carriers.slice(0, top), lang, screen),
    carrierTable(words.judgedTitle, judged.slice(0, top), lang, screen),
    theoryTables(theories, lang, screen),
    formatNotes([...theories.answer[lang], ...words.notes(theories.n)], screen),
    '',
  ].join('\n');
}

function theoryRows({ selectors }: RivalTheories): Rows {
  const columns = [
    'selector',
    'value',
    'theory',
    'chosen',
    'capex_2030_median',
    'capex_2030_low',
    'capex_2030_high',
    'peak_median',
    'peak_missing',
    'over_capacity_2029',
    'effective_elasticity_median',
    'failed',
  ];
  const records = selectors.flatMap(({ id, theories }) =>
    theories.map((one): Cell[] => [
      id,
      one.value,
      one.label.en,
      one.chosen,
      one.capex2030.median,
      one.capex2030.low,
      one.capex2030.high,
      one.spendingPeak.median,
      one.spendingPeak.missing.value,
      one.overCapacity.value,
      one.effectiveElasticity.median,
      one.failed,
    ]),
  );
  return { columns, records };
}

async function run(options: HonestyOptions, session: Session): Promise<void> {
  const world = await loadWorld();
  const pool = openExecutor(options.workers, options.futures);
  const progress = progressOn(session, honestyWords[options.lang].futures, options.quiet === true);
  try {
    const request = { n: options.futures, seed: options.seed };
    const theories = await rivalTheories(world, request, {
      executor: pool.executor,
      signal: session.signal,
      onProgress: progress.report,
    });
    progress.end();
    await nextTurn();
    const found = honesty(world);
    const text = (screen: Screen) => textOf(found, theories, options, screen);
    await deliver({ json: { ...found, theories }, rows: theoryRows(theories), text }, options, session);
  } finally {
    progress.end();
    await pool.close();
  }
}

export function defineHonesty(command: Command, session: Session): void {
  command
    .option('-n, --futures <number>', 'number of futures under each theory', wholeNumber('--futures', 1), 1000)
    .option('--seed <number>', 'seed of the random draws', wholeNumber('--seed', 0, 2 ** 32 - 1), 1)
    .option('--top <number>', 'parameters to show in each table', wholeNumber('--top', 1), 12)
    .option('--workers <number>', 'threads; changes no result', wholeNumber('--workers', 1));
  addOutputOptions(command).action((options: HonestyOptions) => run(options, session));
  addExamples(command, [
    ['jevons model honesty -n 64', 'grades, what carries the answer, and the answer under each theory'],
    ['jevons model honesty -n 64 --format csv -o /tmp/jevons-theories.csv', 'the rival theories, a row each'],
  ]);
}
