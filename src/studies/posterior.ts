/** A fitted posterior as a file: what it was fitted on, whether it may be trusted, and its draws. */
import * as z from 'zod/mini';
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import { changesSince, changesWords } from './posterior-basis.ts';
import type { World } from './world-types.ts';

const spread = z.object({ low: z.number(), median: z.number(), high: z.number() });
const localised = z.object({ en: z.string(), fr: z.string() });
const number = z.nullable(z.number());
const schema = z.object({
  kind: z.literal('jevons-posterior'),
  version: z.literal(2),
  /** SHA-256 of the canonical JSON of everything else. */
  hash: z.string(),
  model: z.object({ name: z.string(), hash: z.string() }),
  /** The command that gives this file again. */
  command: z.string(),
  /** Only what was public on this day was used. */
  dataDate: z.string(),
  scenario: z.object({
    id: z.string(),
    set: z.record(z.string(), z.number()),
    beliefs: z.record(z.string(), z.string()),
  }),
  /** Theories and rules that it was fitted under: values of the constants of structure. */
  structure: z.record(z.string(), z.number()),
  seed: z.number(),
  /** False when the fit was stopped: by whom is in `stopped`. */
  complete: z.boolean(),
  stopped: z.nullable(z.enum(['interrupted', 'time'])),
  sampler: z.object({
    method: z.string(),
    chains: z.number(),
    warmUp: z.number(),
    /** Generations between two kept draws. */
    thin: z.number(),
    draws: z.number(),
    drawsAsked: z.number(),
    evaluations: z.number(),
    impossibleShare: z.number(),
    /** The first proposal without a likelihood: why, and the values that gave it. */
    firstImpossible: z.nullable(z.object({ why: localised, values: z.record(z.string(), number) })),
    acceptance: number,
  }),
  start: z.object({ cost: z.number(), priorMedianCost: z.number(), converged: z.boolean() }),
  verdict: z.object({
    converged: z.boolean(),
    worstRHat: number,
    smallestBulk: number,
    smallestTail: number,
    words: localised,
  }),
  parameters: z.array(
    z.object({
      id: z.string(),
      unit: z.string(),
      belief: z.string(),
      /** 10 %, 50 % and 90 %. */
      prior: spread,
      posterior: spread,
      /** Mean of the draws as a standard normal of the belief, and their standard deviation: 0 and 1 where nothing was learnt. */
      shift: z.number(),
      width: z.number(),
      rHat: number,
      bulk: number,
      tail: number,
      /** Greatest distance between the distribution functions of the draws and of the belief (Kolmogorov-Smirnov). */
      distance: z.number(),
      /** The draws cannot be told from the belief, at 5 % with their effective number: nothing was learnt of it by itself. */
      asBelieved: z.boolean(),
    }),
  ),
  /** Pairs whose correlation (of the draws as standard normals of their beliefs) the facts changed most. */
  ties: z.array(z.object({ first: z.string(), second: z.string(), prior: z.number(), posterior: z.number() })),
  /** Uncertain parameters that moved no figure at any point tried: they keep their beliefs. */
  untouched: z.array(z.string()),
  observations: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      unit: z.string(),
      /** Scalars added up, when, and since when. */
      inputs: z.array(z.string()),
      at: z.number(),
      since: z.optional(z.number()),
      value: z.number(),
      /** The model's own figure over the posterior, before the error. */
      model: spread,
      /** The same with the error that the fit allows for: the figure should lie in it four times out of five. */
      withError: spread,
      /** Of those with error: 2.5, 10, 25, 50, 75, 90 and 97.5 %. */
      fan: z.array(z.number()),
      /** Share of those with error that are below the figure: near 0 or 1 is a miss. */
      below: z.number(),
      sources: z.array(z.string()),
    }),
  ),
  /** Posterior predictive check: chance that figures as the model would give them miss it by more than the public ones do. */
  predictive: z.object({
    all: z.number(),
    groups: z.record(z.string(), z.number()),
  }),
  /** What it rests on in the model: by it a file is known to be still a posterior of a model that was changed. */
  basis: z.object({
    stop: z.number(),
    correlations: z.array(z.object({ first: z.string(), second: z.string(), value: z.number() })),
    /** Short hash of each variable that the figures need. */
    equations: z.record(z.string(), z.string()),
    /** Points tried, `[point][id of the draws]`, and what the model gave, `[point][observation]`; null where it failed. */
    points: z.array(z.array(z.number())),
    figures: z.array(z.array(number)),
  }),
  notes: z.array(localised),
  draws: z.object({ ids: z.array(z.string()), values: z.array(z.array(z.number())) }),
});

export type Posterior = z.infer<typeof schema>;

/** Where the shipped one is, from the root of the package. */
export const defaultPosteriorFile = 'model/posterior.json';

/** What a run takes of a posterior, and tells about it. */
export interface PosteriorUse {
  readonly hash: string;
  readonly dataDate: string;
  readonly converged: boolean;
  readonly complete: boolean;
  readonly draws: number;
  /** Constants of structure that are otherwise here than they were in the fit: `demand_theory`. */
  readonly otherTheories: readonly string[];
  /** The ledger's last day when it is later than the posterior's. */
  readonly newerFacts: string | null;
  /** Parameters that are drawn from it together. */
  readonly parameters: readonly string[];
}

export function sealPosterior(body: Omit<Posterior, 'hash'>): Posterior {
  return { ...body, hash: sha256Hex(canonicalJson(body)) };
}

/** As JSON for a file: what is a list of plain values is one line. */
export function posteriorText(posterior: Posterior): string {
  return `${written(posterior, '')}\n`;
}

function written(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const plain = value.every((one) => one === null || typeof one !== 'object');
    if (plain) return JSON.stringify(value);
    return `[\n${value.map((one) => deeper + written(one, deeper)).join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).filter(([, one]) => one !== undefined);
  if (members.length === 0) return '{}';
  const lines = members.map(([key, one]) => `${deeper}${JSON.stringify(key)}: ${written(one, deeper)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/**
 * @param where Name of the file, for messages.
 * @throws JevonsError `posterior-file`; `other-model` when what it rests on is otherwise in this world.
 */
export function posteriorFromJson(text: string, where: string, world: World): Posterior {
  const posterior = readPosterior(text, where);
  if (posterior.model.hash === world.modelHash) return posterior;
  // Another model may still be the same to the fit: a mechanism that is off, a label, the years after the figures.
  const issues = changesWords(changesSince(world, posterior));
  if (issues.length === 0) return posterior;
  throw new JevonsError(
    `was fitted on another model (${posterior.model.hash.slice(0, 12)}; this one is ${world.modelHash.slice(0, 12)}), and what it rests on has changed`,
    {
      kind: 'data',
      code: 'other-model',
      where,
      hint: `fit again: ${posterior.command}`,
      issues: issues.map((what) => new JevonsError(what, { kind: 'data', code: 'other-model' })),
    },
  );
}

function readPosterior(text: string, where: string): Posterior {
  const again = '"jevons fit -o posterior.json" writes one';
  const broken = (what: string, hint = again) =>
    new JevonsError(what, { kind: 'data', code: 'posterior-file', where, hint });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw broken(`is not JSON: ${String(cause).split('\n')[0]}`);
  }
  const { kind, version } = (json ?? {}) as { kind?: unknown; version?: unknown };
  if (kind === 'jevons-posterior' && version !== 2) {
    throw broken(`has version ${String(version)} of the format; this program reads 2`, 'fit again: jevons fit -o FILE');
  }
  const read = z.safeParse(schema, json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw broken(`is not a posterior: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { hash, ...body } = read.data;
  if (sha256Hex(canonicalJson(body)) !== hash) {
    throw broken('was changed after it was written: its hash does not match', 'take the file as jevons fit wrote it');
  }
  const width = read.data.draws.ids.length;
  if (read.data.draws.values.length === 0 || read.data.draws.values.some((row) => row.length !== width)) {
    throw broken('has no draws, or draws that do not match its parameters');
  }
  return read.data;
}
