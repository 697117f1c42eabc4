/** Many runs of a model, with uncertain constants: fans. */
import { type EnsembleResult, ensemble, type SeriesSummary } from '#analysis';
import { JevonsError, type Language } from '#base';
import { type FanLevel, fanChart, fanLevels, sheetSvg } from '#charts';
import type { Plan, ScalarInfo } from '#engine';
import { parseDistribution } from '#stats';
import { messages } from '../messages.ts';
import { quantity } from '../numbers.ts';
import type { Answer, Cell } from '../output.ts';
import { fanPicture } from '../picture.ts';
import { progressOn } from '../progress.ts';
import { readAssignment } from '../scenario-input.ts';
import type { Screen, Session } from '../session.ts';
import { bold, formatNotes } from '../table.ts';
import { memoryLimit, openExecutor } from '../workers.ts';
import { scalarId } from './model-file.ts';
import { refuseManyPictures } from './pictures.ts';
import type { ModelRunOptions } from './run.ts';

const usualFutures = 1000;
/** Lines of a fan that fit on a screen beside their title. */
const linesShown = 11;

/** @returns Scalar id and distribution of `name=normal(1,0.1)`. */
function readBelief(text: string) {
  const parts = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(text);
  if (parts === null) {
    throw new JevonsError(`got "${text}", expected name=distribution`, {
      kind: 'usage',
      code: 'bad-belief',
      where: '--vary',
      hint: "for example --vary 'price=normal(1,0.1)'",
    });
  }
  return [scalarId(parts[1] ?? ''), parseDistribution(parts[2] ?? '')] as const;
}

function listed(values: Float64Array): Cell[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}

function summaryRows(result: EnsembleResult): Answer['rows'] {
  return {
    columns: ['output', 'unit', 'time', 'mean', ...result.levels.map((level) => `q${level}`)],
    records: result.outputs.flatMap((output) =>
      Array.from(output.times, (time, point): Cell[] => [
        output.text,
        output.unit,
        time,
        output.mean[point] ?? null,
        ...output.quantiles.map((quantile) => quantile[point] ?? null),
      ]),
    ),
  };
}

function summaryJson(plan: Plan, result: EnsembleResult): unknown {
  return {
    model: plan.file,
    n: result.runs,
    seed: result.seed,
    failed: result.failed,
    failures: result.failures,
    outputs: result.outputs.map((output) => ({ id: output.id, name: output.text, unit: output.unit })),
    times: listed(result.outputs[0]?.times ?? new Float64Array(0)),
    mean: Object.fromEntries(result.outputs.map((output) => [output.id, listed(output.mean)])),
    quantiles: Object.fromEntries(
      result.outputs.map((output) => [
        output.id,
        Object.fromEntries(
          result.levels.map((level, index) => [level, listed(output.quantiles[index] as Float64Array)]),
        ),
      ]),
    ),
  };
}

function fan(output: SeriesSummary, levels: readonly number[], lang: Language, screen: Screen): string[] {
  const count = Math.min(linesShown, output.times.length);
  const points = Array.from({ length: count }, (_, line) =>
    count === 1 ? 0 : Math.round((line * (output.times.length - 1)) / (count - 1)),
  );
  const value = (level: number, point: number) => output.quantiles[levels.indexOf(level)]?.[point] ?? Number.NaN;
  const lines = points.map((point) => ({
    label: String(Number((output.times[point] ?? 0).toPrecision(7))),
    low: value(0.1, point),
    innerLow: value(0.25, point),
    median: value(0.5, point),
    innerHigh: value(0.75, point),
    high: value(0.9, point),
    text: [0.5, 0.1, 0.9].map((level) => quantity(value(level, point), lang)).join('  '),
    reported: false,
  }));
  return [bold(`${output.text}, ${output.unit}`, screen), ...fanPicture(lines, screen.width), ''];
}

function failureNotes(result: EnsembleResult, lang: Language): string[] {
  return result.failures.map((group) =>
    messages[lang].failed(
      quantity(group.count, lang),
      quantity(result.runs, lang),
      group.variable,
      group.reason,
      quantity(group.firstTime, lang),
    ),
  );
}

const picture = { width: 720, height: 360 };

/** One fan per output, under each other. */
function fanSheet(plan: Plan, result: EnsembleResult, lang: Language): string {
  refuseManyPictures(result.outputs.length);
  const figures = result.outputs.map((output) => {
    const quantiles = fanLevels.map((level) => {
      const values = output.quantiles[result.levels.indexOf(Number(level))] ?? new Float64Array(0);
      return [level, Array.from(values)] as const;
    });
    const figure = fanChart(
      {
        name: output.text,
        unit: output.unit,
        format: 'number',
        times: Array.from(output.times),
        quantiles: Object.fromEntries(quantiles) as Record<FanLevel, number[]>,
        yearly: false,
        history: [],
        today: Number.NaN,
      },
      { ...picture, language: lang },
    );
    const footer = `${plan.file} · ${quantity(result.runs, lang)} ${messages[lang].futures} · seed ${result.seed}`;
    return { ...figure, footer: [footer, ...failureNotes(result, lang)] };
  });
  return sheetSvg(figures);
}

export async function runMany(
  plan: Plan,
  scalars: readonly ScalarInfo[],
  options: ModelRunOptions,
  session: Session,
): Promise<Answer> {
  const { lang } = options;
  const runs = options.futures ?? usualFutures;
  const pool = openExecutor(options.workers, runs);
  const progress = progressOn(session, messages[lang].futures, options.quiet === true);
  try {
    const assignments = (options.set ?? []).map(readAssignment);
    const result = await ensemble(
      {
        plan,
        beliefs: Object.fromEntries((options.vary ?? []).map(readBelief)),
        fixed: Object.fromEntries(assignments.map(([name, value]) => [scalarId(name), value])),
        outputs: scalars.map(({ id }) => id),
        runs,
        seed: options.seed ?? 1,
        method: options.method,
      },
      {
        executor: pool.executor,
        signal: session.signal,
        onProgress: progress.report,
        memoryLimit: memoryLimit(options.memory),
      },
    );
    const notes = failureNotes(result, lang);
    return {
      json: summaryJson(plan, result),
      rows: summaryRows(result),
      svg: () => fanSheet(plan, result, lang),
      text: (screen) =>
        [
          ...result.outputs.flatMap((output) => fan(output, result.levels, lang, screen)),
          messages[lang].fanKey,
          formatNotes([...notes, `${plan.file}: ${runs} ${messages[lang].futures}, seed ${result.seed}.`], screen),
        ].join('\n'),
      notes,
    };
  } finally {
    progress.end();
    await pool.close();
  }
}
