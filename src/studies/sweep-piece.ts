/** A piece of a sweep computed: its rows, column by column. */
import {
  type ChunkRequest,
  type ChunkResult,
  chunkRuns,
  type EnsembleExecution,
  type EnsembleRequest,
  inProcessExecutor,
  variedConstants,
} from '#analysis';
import type { Plan } from '#engine';
import type { SweepManifest, SweepPiece } from './sweep-types.ts';

/** As the manifest's columns, in their order; not a number where there is none. */
export type SweepValues = readonly (Int32Array | Float64Array | (string | null)[])[];

export interface ComputedPiece {
  readonly piece: SweepPiece;
  readonly values: SweepValues;
  readonly failed: number;
}

/** A piece alone. @throws JevonsError those of the engine; `aborted`, `worker-died`. */
export async function computePiece(
  plan: Plan,
  manifest: SweepManifest,
  piece: SweepPiece,
  execution: EnsembleExecution = {},
): Promise<ComputedPiece> {
  let found: ComputedPiece | undefined;
  await computeTogether(plan, manifest, [piece], execution, (computed) => {
    found = computed;
  });
  if (found === undefined) throw new Error(`piece ${piece.index} did not come`);
  return found;
}

/**
 * Pieces with the same levels, without a pause between them.
 *
 * @param onPiece Called once for each, as soon as it is whole.
 * @throws JevonsError those of the engine; `aborted`, `worker-died`.
 */
export async function computeTogether(
  plan: Plan,
  manifest: SweepManifest,
  pieces: readonly SweepPiece[],
  { executor = inProcessExecutor(), signal, onProgress }: EnsembleExecution,
  onPiece: (computed: ComputedPiece) => void,
): Promise<void> {
  const [first] = pieces;
  if (first === undefined) return;
  const request = requestOf(plan, manifest, first);
  const varied = variedConstants(request);
  const chunks = pieces.flatMap(chunksOf).map((chunk, index) => ({ ...chunk, index }));
  const total = pieces.reduce((sum, { rows }) => sum + rows, 0);
  const open = new Map<SweepPiece, PieceColumns>();
  let done = 0;
  await executor.map(
    request,
    chunks,
    (chunk) => {
      const piece = pieces.find(
        ({ firstFuture, rows }) => chunk.firstRun >= firstFuture && chunk.firstRun < firstFuture + rows,
      );
      if (piece === undefined) throw new Error(`no piece holds future ${chunk.firstRun}`);
      const into = open.get(piece) ?? new PieceColumns(manifest, piece, varied);
      open.set(piece, into);
      into.take(chunk);
      done += chunk.runs;
      onProgress?.(done, total);
      if (into.missing > 0) return;
      open.delete(piece);
      onPiece({ piece, values: into.values, failed: into.failed });
    },
    signal,
  );
}

/** Rows sent to a thread at once: each chunk costs some setting up, and nothing is added up that would depend on it. */
const chunkRows = 2 * chunkRuns;

function requestOf(plan: Plan, manifest: SweepManifest, piece: SweepPiece): EnsembleRequest {
  const { question, levels, futures, seed, design } = manifest;
  const chosen = Object.fromEntries(levels.map(({ id }, k) => [id, piece.levels[k] ?? Number.NaN]));
  return {
    plan,
    beliefs: question.beliefs,
    correlations: question.correlations,
    fixed: { ...question.fixed, ...chosen },
    outputs: [],
    derived: question.derived,
    runs: futures,
    seed,
    design,
    keepInputs: true,
  };
}

function chunksOf({ firstFuture, rows }: SweepPiece): Omit<ChunkRequest, 'index'>[] {
  return Array.from({ length: Math.ceil(rows / chunkRows) }, (_, k) => ({
    firstRun: firstFuture + k * chunkRows,
    runs: Math.min(chunkRows, rows - k * chunkRows),
  }));
}

class PieceColumns {
  readonly values: SweepValues;
  failed = 0;
  /** Rows that have not come. */
  missing: number;
  private readonly manifest: SweepManifest;
  private readonly piece: SweepPiece;
  /** Place of each constant among the inputs of a run. */
  private readonly inputs: ReadonlyMap<string, number>;

  constructor(manifest: SweepManifest, piece: SweepPiece, varied: readonly string[]) {
    const { rows } = piece;
    this.manifest = manifest;
    this.piece = piece;
    this.missing = rows;
    this.inputs = new Map(varied.map((id, place) => [id, place]));
    this.values = manifest.columns.map(({ kind }) => {
      if (kind === 'integer') return new Int32Array(rows);
      return kind === 'number' ? new Float64Array(rows).fill(Number.NaN) : new Array<null>(rows).fill(null);
    });
  }

  /** In any order: each chunk has its own rows. */
  take({ firstRun, runs, numbers, inputs = new Float64Array(0), failures }: ChunkResult): void {
    const { firstFuture, firstRow } = this.piece;
    const from = firstRun - firstFuture;
    this.missing -= runs;
    let output = 0;
    this.manifest.columns.forEach(({ name, role }, place) => {
      const column = this.values[place];
      if (column instanceof Int32Array) {
        const first = name === 'run' ? firstRow + from : firstRun;
        for (let k = 0; k < runs; k += 1) column[from + k] = first + k;
      } else if (column instanceof Float64Array && role === 'output') {
        column.set(numbers.subarray(output * runs, (output + 1) * runs), from);
        output += 1;
      } else if (column instanceof Float64Array && role !== 'failure') {
        const row = this.inputs.get(name) ?? -1;
        column.set(inputs.subarray(row * runs, (row + 1) * runs), from);
      }
    });
    for (const { run, variable, reason, time } of failures) {
      this.failed += 1;
      this.put('failed_variable', run - firstFuture, variable);
      this.put('failed_reason', run - firstFuture, reason);
      this.put('failed_time', run - firstFuture, time);
    }
  }

  private put(name: string, row: number, value: string | number): void {
    const column = this.values[this.manifest.columns.findIndex((one) => one.name === name)];
    if (column !== undefined) column[row] = value as never;
  }
}
