/** The headline study on the command line: computed in threads, shown as sentences, a fan and tables. */
import type { Language } from '#base';
import {
  defaultRequest,
  firmLabel,
  type HeadlineResult,
  headline,
  type LevelText,
  type OutputInfo,
  type ScenarioRequest,
  type World,
} from '#studies';
import { messages } from './messages.ts';
import { quantity } from './numbers.ts';
import type { Cell, Rows } from './output.ts';
import { type FanLine, fanPicture } from './picture.ts';
import { progressOn } from './progress.ts';
import type { Screen, Session } from './session.ts';
import { bold, formatNotes, formatTable, wrap } from './table.ts';
import { memoryLimit, openExecutor } from './workers.ts';

export async function computeHeadline(
  world: World,
  request: ScenarioRequest,
  options: {
    readonly workers?: number;
    readonly memory?: number;
    readonly quiet?: boolean;
    readonly lang: Language;
  },
  session: Session,
): Promise<HeadlineResult> {
  const pool = openExecutor(options.workers, request.n ?? defaultRequest.n);
  const progress = progressOn(session, messages[options.lang].futures, options.quiet === true);
  try {
    return await headline(world, request, {
      executor: pool.executor,
      signal: session.signal,
      onProgress: progress.report,
      memoryLimit: memoryLimit(options.memory),
    });
  } finally {
    progress.end();
    await pool.close();
  }
}

const levels: readonly LevelText[] = ['0.025', '0.1', '0.25', '0.5', '0.75', '0.9', '0.975'];

/** One row per output and time. */
export function headlineRows(result: HeadlineResult): Rows {
  const records = result.outputs.flatMap((output) =>
    output.times.map((time, index): Cell[] => [
      output.id,
      output.unit,
      time,
      output.mean[index] ?? null,
      ...levels.map((level) => result.quantiles[output.id]?.[level][index] ?? null),
    ]),
  );
  return { columns: ['output', 'unit', 'time', 'mean', ...levels.map((level) => `q${level}`)], records };
}

function at(result: HeadlineResult, output: OutputInfo, level: LevelText, index: number): number {
  return result.quantiles[output.id]?.[level][index] ?? Number.NaN;
}

function fanLines(result: HeadlineResult, output: OutputInfo, lang: Language): FanLine[] {
  return output.times.map((time, index) => {
    const value = (level: LevelText) => at(result, output, level, index);
    return {
      label: String(time),
      low: value('0.1'),
      innerLow: value('0.25'),
      median: value('0.5'),
      innerHigh: value('0.75'),
      high: value('0.9'),
      text: `${quantity(value('0.5'), lang)}  ${quantity(value('0.1'), lang)}-${quantity(value('0.9'), lang)}`,
      reported: false,
    };
  });
}

/** The year that the headline is about. */
const headlineYear = 2030;

const right = (title: string) => ({ title, align: 'right' as const });

/** `capex_by_year[amazon]`: one firm's part of a yearly total. */
function isFirm(output: OutputInfo): boolean {
  return output.per === 'year' && output.id.includes('[');
}

/** Median of each firm, year by year, up to the year of the headline. */
function firmTable(result: HeadlineResult, lang: Language, screen: Screen): string {
  const words = messages[lang];
  const firms = result.outputs.filter(isFirm);
  const years = (firms[0]?.times ?? [])
    .map((time, index) => ({ time, index }))
    .filter(({ time }) => time <= headlineYear);
  return formatTable(
    {
      title: words.medianByFirm,
      columns: [{ title: words.firm }, ...years.map(({ time }) => right(String(time)))],
      rows: firms.map((output) => [
        firmLabel(output.id.replace(/^.*\[(.*)\]$/, '$1'))[lang],
        ...years.map(({ index }) => quantity(at(result, output, '0.5', index), lang)),
      ]),
    },
    screen,
  );
}

/** Every other output at the end of that year (or for the whole of it), with its spread. */
function spreadTable(result: HeadlineResult, lang: Language, screen: Screen): string {
  const words = messages[lang];
  const others = result.outputs.filter((output) => !isFirm(output));
  return formatTable(
    {
      title: words.otherOutputs(String(headlineYear)),
      columns: [
        { title: words.output, wraps: true },
        { title: words.unit },
        ...['10 %', words.median, '90 %'].map(right),
      ],
      rows: others.flatMap((output) => {
        const index = output.times.indexOf(headlineYear);
        const cell = (level: LevelText) => quantity(at(result, output, level, index), lang);
        return index < 0 ? [] : [[output.label[lang], output.unit, cell('0.1'), cell('0.5'), cell('0.9')]];
      }),
    },
    screen,
  );
}

/** The answer, the fan of total spending, firms, the spread of the rest, and what all stands on. */
export function headlineText(result: HeadlineResult, lang: Language, screen: Screen): string {
  const words = messages[lang];
  const answer = result.answer[lang].flatMap((sentence) => wrap(sentence, screen.width));
  const lines = [bold(result.scenario.title[lang], screen), '', ...answer, ''];
  const first = result.outputs.find((output) => output.per === 'year' && !isFirm(output));
  if (first !== undefined) {
    lines.push(bold(`${first.label[lang]}, ${first.unit}`, screen));
    lines.push(...fanPicture(fanLines(result, first, lang), screen.width), words.fanKey, '');
  }
  const tables = [firmTable(result, lang, screen), spreadTable(result, lang, screen)];
  return [...lines, ...tables, formatNotes(footer(result, lang), screen)].join('\n');
}

/** The answer alone. */
export function answerText(result: HeadlineResult, lang: Language, screen: Screen): string {
  return `${result.answer[lang].flatMap((sentence) => wrap(sentence, screen.width)).join('\n')}\n`;
}

/** What failed, where and when first, for how many futures. */
export function failureNotes(result: HeadlineResult, lang: Language): string[] {
  return result.failures.groups.map(({ count, variable, reason, firstTime }) =>
    messages[lang].failed(quantity(count, lang), quantity(result.n, lang), variable, reason, quantity(firstTime, lang)),
  );
}

function footer(result: HeadlineResult, lang: Language): string[] {
  const words = messages[lang];
  return [
    ...failureNotes(result, lang),
    ...(result.scenario.posterior === undefined ? [words.fromBeliefs] : []),
    words.basis(result.model.name, result.model.hash.slice(0, 12), result.dataDate),
    words.draws(quantity(result.n, lang), result.seed, result.hash.slice(0, 16)),
  ];
}
