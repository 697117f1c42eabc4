/** Many futures kept row by row: what a sweep is, how it is cut into pieces, and a piece computed. */
import { chunkRuns, type DesignKind } from '#analysis';
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import { askedTimeAxis } from '#engine';
import { distribution, formatDistribution, sobolDimensions } from '#stats';
import { comparedOutputs } from './compare.ts';
import { checkYear, type ReadOutput, readOutput } from './read-outputs.ts';
import { resolveScenario, scenarioToQuery } from './scenario.ts';
import type { SweepColumn, SweepManifest, SweepPiece, SweepRequest } from './sweep-types.ts';
import type { World } from './world-types.ts';

/** A piece is small enough to be held in memory and lost, and large enough that its file costs little. */
const mostPieceRows = 16_384;
/** A sweep that has so many chunks is cut into at least so many pieces, so that many machines can share it. */
const usualPieces = 64;
/** Rows are numbered by 32-bit integers. */
const mostRows = 2_147_483_647;

/**
 * Decides everything about a sweep; nothing is run.
 *
 * @param version Of the program, which is part of what decides the rows.
 * @throws JevonsError those of `resolveScenario`; `unknown-output`, `outside-the-run`, `bad-range`, `bad-levels`,
 *   `given-twice`, `too-many-rows`, `too-many-dimensions`.
 */
export function planSweep(world: World, request: SweepRequest, version: string): SweepManifest {
  const { ranges = [], levels = [] } = request;
  checkAxes(request);
  const asked = {
    ...request,
    beliefs: {
      ...request.beliefs,
      ...Object.fromEntries(ranges.map(({ id, low, high }) => [id, distribution('uniform', [low, high])])),
    },
  };
  const first = Object.fromEntries(levels.map(({ id, values }) => [id, values[0] ?? Number.NaN]));
  for (const { id, values } of levels) {
    for (const value of values) resolveScenario(world, { ...asked, set: { ...asked.set, ...first, [id]: value } });
  }
  const { scenario, beliefs, correlations, fixed } = resolveScenario(world, {
    ...asked,
    set: { ...asked.set, ...first },
  });
  const outputs = expandOutputs(request.outputs ?? comparedOutputs).map((id) => readOutput(world.plan, id));
  const axis = askedTimeAxis(world.plan, { outputs: [] });
  for (const output of outputs) checkYear(output, axis);
  const draws = Object.keys(beliefs).sort();
  const design = request.design ?? (draws.length <= sobolDimensions ? 'sobol' : 'latin-hypercube');
  if (design === 'sobol' && draws.length > sobolDimensions) {
    throw usage(
      `${draws.length} things are uncertain; a Sobol' design has at most ${sobolDimensions}`,
      'too-many-dimensions',
      '--design',
      'take --design lhs',
    );
  }
  // A range is laid out evenly, whatever its parameter is believed to go with.
  const spread = new Set(ranges.map(({ id }) => id));
  const independent = correlations.filter(({ first, second }) => !spread.has(first) && !spread.has(second));
  const combinations = levels.reduce((product, { values }) => product * values.length, 1);
  const rows = scenario.n * combinations;
  if (rows > mostRows) {
    throw usage(`${rows} rows; at most ${mostRows} fit`, 'too-many-rows', '-n', 'take fewer futures or levels');
  }
  const pieceRows = pieceRowsOf(scenario.n);
  const body = {
    format: 1 as const,
    version,
    modelHash: world.modelHash,
    dataDate: scenario.asOf,
    seed: scenario.seed,
    futures: scenario.n,
    design,
    scenario: {
      id: scenario.id,
      set: request.set ?? {},
      beliefs: Object.fromEntries(
        Object.entries(request.beliefs ?? {}).map(([id, belief]) => [id, formatDistribution(belief)]),
      ),
    },
    ranges,
    levels,
    outputs: outputs.map(({ id }) => id),
    columns: columnsOf(world, levels, draws, outputs),
    rows,
    pieceRows,
    pieces: Math.ceil(scenario.n / pieceRows) * combinations,
    question: { beliefs, correlations: independent, fixed, derived: outputs.map(derivedOf) },
  };
  // Two ways to write the same question are one sweep: the line is told and not compared.
  return { id: sha256Hex(canonicalJson(body)), ...body, command: commandOf(world, request, design, scenario) };
}

function pieceRowsOf(futures: number): number {
  const chunks = Math.ceil(futures / chunkRuns / usualPieces);
  return Math.min(mostPieceRows, chunks * chunkRuns);
}

function usage(what: string, code: string, where: string, hint: string): JevonsError {
  return new JevonsError(what, { kind: 'usage', code, where, hint });
}

function checkAxes({ set = {}, ranges = [], levels = [] }: SweepRequest): void {
  const ids = [...Object.keys(set), ...ranges.map(({ id }) => id), ...levels.map(({ id }) => id)];
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw usage(`${twice} is given twice`, 'given-twice', '--over', 'give it once');
  for (const { id, low, high } of ranges) {
    if (low < high) continue;
    throw usage(`${id} goes from ${low} to ${high}`, 'bad-range', '--over', `write ${id}=low..high with low < high`);
  }
  for (const { id, values } of levels) {
    if (values.length > 0 && new Set(values).size === values.length) continue;
    throw usage(`${id} has the levels ${values.join(', ')}`, 'bad-levels', '--over', 'give different numbers');
  }
}

/** `capex_2027..2029` stands for three outputs. */
export function expandOutputs(ids: readonly string[]): string[] {
  const all = ids.flatMap((id) => {
    const parts = /^(.+_)(\d{4})\.\.(\d{4})$/.exec(id.trim());
    const [from, to] = [Number(parts?.[2]), Number(parts?.[3])];
    if (parts === null || to < from) return [id.trim()];
    return Array.from({ length: to - from + 1 }, (_, k) => `${parts[1]}${from + k}`);
  });
  return [...new Set(all)];
}

function derivedOf({ id, scalars, reads, year }: ReadOutput) {
  const shared = { id, inputs: scalars };
  if (reads === 'year-total') return { ...shared, reducer: 'year-total', parameters: { year } };
  // By the end of a year is by the save point at which the next begins.
  if (reads === 'entered-by') return { ...shared, reducer: 'entered-by', parameters: { time: year + 1 } };
  return { ...shared, reducer: 'value-at', parameters: { time: year } };
}

function columnsOf(
  world: World,
  levels: readonly { readonly id: string }[],
  draws: readonly string[],
  outputs: readonly ReadOutput[],
): SweepColumn[] {
  const unitOf = (id: string) => world.parameters.get(id)?.unit ?? '';
  const number = (name: string, role: SweepColumn['role'], unit: string, required: boolean): SweepColumn => ({
    name,
    role,
    kind: 'number',
    unit,
    required,
  });
  return [
    { name: 'run', role: 'index', kind: 'integer', unit: '', required: true },
    { name: 'future', role: 'index', kind: 'integer', unit: '', required: true },
    ...levels.map(({ id }) => number(id, 'level', unitOf(id), true)),
    ...draws.map((id) => number(id, 'draw', unitOf(id), true)),
    ...outputs.map(({ id, unit }) => number(id, 'output', unit, false)),
    { name: 'failed_variable', role: 'failure', kind: 'text', unit: '', required: false },
    { name: 'failed_reason', role: 'failure', kind: 'text', unit: '', required: false },
    number('failed_time', 'failure', 'year', false),
  ];
}

/** The design as the command line names it. */
const designWords: Readonly<Record<DesignKind, string>> = { random: 'mc', 'latin-hypercube': 'lhs', sobol: 'sobol' };

function commandOf(
  world: World,
  request: SweepRequest,
  design: DesignKind,
  scenario: { readonly n: number; readonly seed: number; readonly asOf: string },
): string {
  const { n: _, seed: __, asOf: ___, ...told } = request;
  const query = scenarioToQuery(world, told);
  const words = [
    'jevons sweep',
    ...(query === '' ? [] : [`'?${query}'`]),
    `-n ${scenario.n} --seed ${scenario.seed} --as-of ${scenario.asOf} --design ${designWords[design]}`,
    ...(request.ranges ?? []).map(({ id, low, high }) => `--over ${id}=${low}..${high}`),
    ...(request.levels ?? []).map(({ id, values }) => `--over ${id}=${values.join(',')}`),
    ...(request.outputs ?? []).map((id) => `--output ${id}`),
    '-o all.parquet',
  ];
  return words.join(' ');
}

/** @throws JevonsError `broken-manifest` when the text is not what `planSweep` gave. */
export function readManifest(text: string, where: string): SweepManifest {
  try {
    const { id, command, ...body } = JSON.parse(text) as SweepManifest;
    if (id === sha256Hex(canonicalJson(body)) && typeof command === 'string') return { id, ...body, command };
  } catch {
    // Said below, whatever was wrong with it.
  }
  throw new JevonsError('is not the manifest of a sweep, or was changed', {
    kind: 'data',
    code: 'broken-manifest',
    where,
    hint: 'name a folder that "jevons sweep" has written, or start anew with --fresh',
  });
}

/** A piece by its place. */
export function sweepPiece(manifest: SweepManifest, index: number): SweepPiece {
  const { futures, pieceRows, levels } = manifest;
  const each = Math.ceil(futures / pieceRows);
  let combination = Math.floor(index / each);
  const firstFuture = (index % each) * pieceRows;
  const rows = Math.min(pieceRows, futures - firstFuture);
  const firstRow = combination * futures + firstFuture;
  const chosen: number[] = [];
  // The last level changes fastest.
  for (const { values } of [...levels].reverse()) {
    chosen.unshift(values[combination % values.length] ?? Number.NaN);
    combination = Math.floor(combination / values.length);
  }
  return { index, firstRow, rows, firstFuture, levels: chosen };
}
