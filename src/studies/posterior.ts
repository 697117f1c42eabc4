/** A fitted posterior as a file: what it was fitted on, whether it may be trusted, and its draws. */
import * as z from 'zod/mini';
import { canonicalJson, JevonsError, sha256Hex } from '#base';

const spread = z.object({ low: z.number(), median: z.number(), high: z.number() });
const localised = z.object({ en: z.string(), fr: z.string() });
const number = z.nullable(z.number());
const schema = z.object({
  kind: z.literal('jevons-posterior'),
  version: z.literal(1),
  /** SHA-256 of the canonical JSON of everything else. */
  hash: z.string(),
  model: z.object({ name: z.string(), hash: z.string() }),
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
      value: z.number(),
      /** The model's own figure over the posterior, before the error. */
      model: spread,
      /** The same with the error that the fit allows for: the figure should lie in it four times out of five. */
      withError: spread,
      sources: z.array(z.string()),
    }),
  ),
  notes: z.array(localised),
  draws: z.object({ ids: z.array(z.string()), values: z.array(z.array(z.number())) }),
});

export type Posterior = z.infer<typeof schema>;

/** What a run takes of a posterior, and tells about it. */
export interface PosteriorUse {
  readonly hash: string;
  readonly dataDate: string;
  readonly converged: boolean;
  readonly complete: boolean;
  readonly draws: number;
  /** Constants of structure that are otherwise here than they were in the fit: `demand_theory`. */
  readonly otherTheories: readonly string[];
  /** Parameters that are drawn from it together. */
  readonly parameters: readonly string[];
}

export function sealPosterior(body: Omit<Posterior, 'hash'>): Posterior {
  return { ...body, hash: sha256Hex(canonicalJson(body)) };
}

/**
 * @param where Name of the file, for messages.
 * @throws JevonsError `posterior-file`, `other-model` when it was fitted on other equations or beliefs.
 */
export function posteriorFromJson(text: string, where: string, modelHash: string): Posterior {
  const broken = (what: string, hint: string) =>
    new JevonsError(what, { kind: 'data', code: 'posterior-file', where, hint });
  const again = '"jevons fit -o posterior.json" writes one';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw broken(`is not JSON: ${String(cause).split('\n')[0]}`, again);
  }
  const read = z.safeParse(schema, json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw broken(`is not a posterior: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, again);
  }
  const { hash, ...body } = read.data;
  if (sha256Hex(canonicalJson(body)) !== hash) {
    throw broken('was changed after it was written: its hash does not match', 'take the file as jevons fit wrote it');
  }
  if (read.data.model.hash !== modelHash) {
    throw new JevonsError(
      `was fitted on another model (${read.data.model.hash.slice(0, 12)}); this one is ${modelHash.slice(0, 12)}`,
      {
        kind: 'data',
        code: 'other-model',
        where,
        hint: `fit again: jevons fit --as-of ${read.data.dataDate} -o ${where}`,
      },
    );
  }
  const width = read.data.draws.ids.length;
  if (read.data.draws.values.length === 0 || read.data.draws.values.some((row) => row.length !== width)) {
    throw broken('has no draws, or draws that do not match its parameters', again);
  }
  return read.data;
}
