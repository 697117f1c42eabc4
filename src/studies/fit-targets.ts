/** What a fit is held against: figures that were public on a day, and how the model may miss them. */

import type { ErrorModel, Observation } from '#analysis';
import { JevonsError, ln } from '#base';
import { isMissing } from '#ledger';
import { parseDistribution } from '#stats';
import { csvRecords } from './csv-records.ts';
import type { World } from './world-types.ts';

/** Texts of `model/fit-errors.csv` and `model/fit-targets.csv`. */
export interface FitTables {
  readonly errors: string;
  readonly targets: string;
}

export interface FitTarget extends Observation {
  readonly unit: string;
  readonly sources: readonly string[];
}

export interface FitTargets {
  readonly targets: readonly FitTarget[];
  readonly errors: Readonly<Record<string, ErrorModel>>;
  /** What was left out because it was not public, by group. */
  readonly leftOut: readonly string[];
}

const millionPerBillion = 1000;
const unitsPerMillion = 1e6;
/** A 5 to 95 % band is this many standard deviations wide. */
const bandWidth = 2 * 1.6448536269514722;

/** Makers whose whole counted output is one firm's own; they list no owners. */
const ownMaker: Readonly<Record<string, string>> = { amazon: 'Amazon Trainium' };
const ownerNames: Readonly<Record<string, string>> = {
  amazon: 'Amazon',
  microsoft: 'Microsoft',
  alphabet: 'Google',
  meta: 'Meta',
  oracle: 'Oracle',
};
const stockDates = [
  ['2024-12-31', 2025],
  ['2025-12-31', 2026],
] as const;

/**
 * Everything public by `asOf`.
 *
 * @throws JevonsError `malformed-fit-table`, `no-observations`.
 */
export function fitTargets(world: World, tables: FitTables, asOf: string): FitTargets {
  const groups = readGroups(tables.errors);
  const known = (group: string) => (groups.get(group)?.knownSince ?? '') <= asOf;
  const judged = readJudged(tables.targets, groups);
  const gathered = [
    ...capexTargets(world, asOf),
    ...(known('compute_stock') ? stockTargets(world) : []),
    ...judged.filter(({ knownSince }) => knownSince <= asOf).map(({ target }) => target),
  ];
  const used = new Set(gathered.map(({ group }) => group));
  if (gathered.length === 0) {
    throw new JevonsError(`nothing that the model can be held against was public on ${asOf}`, {
      kind: 'data',
      code: 'no-observations',
      hint: 'take a later day: the model starts in 2024, and the first quarter of that year was reported in April 2024',
    });
  }
  const errors = Object.fromEntries([...groups].map(([name, { error }]) => [name, error]));
  return { targets: gathered, errors, leftOut: [...groups.keys()].filter((name) => !used.has(name)) };
}

interface ErrorGroup {
  readonly error: ErrorModel;
  readonly knownSince: string;
}

function fault(table: string, row: number, what: string): JevonsError {
  return new JevonsError(what, { kind: 'data', code: 'malformed-fit-table', where: `model/${table} row ${row + 1}:` });
}

function readGroups(text: string): Map<string, ErrorGroup> {
  return new Map(
    csvRecords(text).map((row, k) => {
      const { group = '', scale = '', deviation = '', correlation = '', known_since: knownSince = '' } = row;
      if (scale !== 'log' && scale !== 'linear')
        throw fault('fit-errors.csv', k, `scale is "${scale}", expected log or linear`);
      if ((row.justification ?? '') === '') throw fault('fit-errors.csv', k, 'justification is empty');
      const shared = Number(correlation);
      if (!(shared >= 0 && shared < 1))
        throw fault('fit-errors.csv', k, `correlation is "${correlation}", expected 0 to less than 1`);
      const belief = parseDistribution(deviation);
      const error = {
        scale,
        deviation: belief.name === 'constant' ? Number(deviation) : belief,
        correlation: shared,
      } as const;
      return [group, { error, knownSince }];
    }),
  );
}

function readJudged(
  text: string,
  groups: ReadonlyMap<string, ErrorGroup>,
): { target: FitTarget; knownSince: string }[] {
  return csvRecords(text).map((row, k) => {
    const { id = '', group = '', output = '', unit = '', known_since: knownSince = '', source = '' } = row;
    const [at, value] = [Number(row.at), Number(row.value)];
    if (!groups.has(group))
      throw fault('fit-targets.csv', k, `group is "${group}", which fit-errors.csv does not have`);
    if (!Number.isFinite(at) || !Number.isFinite(value)) throw fault('fit-targets.csv', k, 'at or value is no number');
    if (knownSince === '' || (row.justification ?? '') === '')
      throw fault('fit-targets.csv', k, 'known_since or justification is empty');
    const sources = source.split(';').map((one) => one.trim());
    return { target: { id, group, inputs: [output], at, value, unit, sources }, knownSince };
  });
}

/** The firms' own definitions stand where their start values are asked for. */
function definitionsOf(world: World): { firm: string; company: string; definition: string }[] {
  return [...world.parameters.values()].flatMap(({ id, fact = '' }) => {
    const firm = /^capex_of_first_year\[(.+)\]$/.exec(id)?.[1];
    const [, company = '', definition = ''] = fact.split(/\s+/);
    return firm === undefined || fact === '' ? [] : [{ firm, company, definition }];
  });
}

const quarters = [1, 2, 3, 4] as const;

/** Whole calendar years as reported; of a year under way, the quarters so far. */
function capexTargets(world: World, asOf: string): FitTarget[] {
  const lastYear = Number(asOf.slice(0, 4));
  return definitionsOf(world).flatMap(({ firm, company, definition }) => {
    const find = (period: string) => {
      const answer = world.ledger.find({ company, metric: 'capex', definition, period, asOf });
      return isMissing(answer) ? undefined : answer;
    };
    const targets: FitTarget[] = [];
    for (let year = 2024; year <= lastYear; year += 1) {
      const whole = find(`CY${year}`);
      const parts = [];
      for (const quarter of quarters) {
        const one = whole === undefined ? find(`${year}Q${quarter}`) : undefined;
        if (one === undefined) break;
        parts.push(one);
      }
      const facts = whole === undefined ? parts : [whole];
      if (facts.length === 0) continue;
      const at = whole === undefined ? year + parts.length / 4 : year + 1;
      const value = facts.reduce((sum, fact) => sum + fact.value, 0) / millionPerBillion;
      const span = whole === undefined ? `${year} to Q${parts.length}` : String(year);
      const sources = [...new Set(facts.flatMap((fact) => fact.sources.map(({ id }) => id)))];
      targets.push({
        id: `capex ${firm} ${span}`,
        group: 'capex',
        inputs: [`capex_so_far[${firm}]`],
        since: year,
        at,
        value,
        unit: '$bn',
        sources,
      });
    }
    return targets;
  });
}

/** Compute ever built by owner, all makers, at the ends of 2024 and 2025. */
function stockTargets(world: World): FitTarget[] {
  const rows = world.ledger.observations('compute-stock');
  return Object.entries(ownerNames).flatMap(([firm, owner]) =>
    stockDates.flatMap(([date, at]) => {
      const own = rows.filter(
        (row) => row.date === date && (row.owner === owner || (row.owner === 'all' && row.maker === ownMaker[firm])),
      );
      const sum = (pick: (row: (typeof own)[number]) => number | null) =>
        own.reduce((total, row) => total + (pick(row) ?? 0), 0);
      const value = sum((row) => row.h100e_median);
      if (!(value > 0)) return [];
      const measured = ln(sum((row) => row.h100e_p95) / sum((row) => row.h100e_p5)) / bandWidth;
      const target = {
        id: `compute ${firm} end ${date.slice(0, 4)}`,
        group: 'compute_stock',
        inputs: [`capacity_ever_built[${firm}]`],
      };
      return [
        { ...target, at, value: value / unitsPerMillion, measured, unit: 'MH100e', sources: ['epoch-chip-counts'] },
      ];
    }),
  );
}
