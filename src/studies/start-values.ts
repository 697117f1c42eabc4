/** Start values of the model that stand in documents: read from the ledger as of a date, never typed in. */
import { addDays, JevonsError } from '#base';
import { type FactValue, isMissing, type SourceReference } from '#ledger';
import type { FactUse, Parameter, World } from './world-types.ts';

type Known = Pick<World, 'ledger' | 'parameters'>;
type Answer = Omit<FactUse, 'parameter' | 'fact'> | { readonly missing: string };

const usdMillionPerBillion = 1000;
const daysToFile = 90;

/**
 * Every parameter with a `fact`, in $bn: `capex amazon net CY2025`, `revenue meta CY2023`, `guidance amazon net CY2026`
 * (the middle of the latest range).
 *
 * @throws JevonsError `facts-not-public` when some were not public on that day: a default would know the future.
 */
export function startValues(world: Known, asOf: string): readonly FactUse[] {
  const known = answered.get(world.ledger) ?? new Map<string, readonly FactUse[]>();
  answered.set(world.ledger, known);
  const before = known.get(asOf);
  if (before !== undefined) return before;
  const found = readStartValues(world, asOf);
  known.set(asOf, found);
  return found;
}

/** By ledger and day: a slider moves many times a second and asks the same. */
const answered = new WeakMap<World['ledger'], Map<string, readonly FactUse[]>>();

function readStartValues(world: Known, asOf: string): readonly FactUse[] {
  const wanted = [...world.parameters.values()].filter(({ fact }) => fact !== undefined);
  const answers = wanted.map((parameter) => ({ parameter, answer: factOf(world, parameter, asOf) }));
  const issues = answers.flatMap(({ parameter, answer }) =>
    'missing' in answer
      ? [new JevonsError(answer.missing, { kind: 'data', code: 'fact-not-public', where: parameter.id })]
      : [],
  );
  if (issues.length > 0) {
    throw new JevonsError(`${issues.length} start values were not public on ${asOf}`, {
      kind: 'data',
      code: 'facts-not-public',
      hint: 'take a later day: the race starts from the reported spending of 2024 and 2025 and the guidance for 2026; "jevons backtest --day" forecasts from quarter ends since 2020',
      issues,
    });
  }
  return answers.flatMap(({ parameter: { id, fact = '' }, answer }) =>
    'missing' in answer ? [] : [{ parameter: id, fact, ...answer }],
  );
}

function factOf(world: Known, { id, fact = '' }: Parameter, asOf: string): Answer {
  const [kind = '', company = '', ...rest] = fact.split(/\s+/);
  const period = rest.at(-1) ?? '';
  const definition = rest.length > 1 ? rest[0] : undefined;
  if (kind === 'guidance') return guidanceOf(world, company, period, asOf);
  if (kind !== 'capex' && kind !== 'revenue') {
    throw new JevonsError(
      `fact is "${fact}"; expected capex, revenue or guidance, a company, a definition and a period`,
      {
        kind: 'data',
        code: 'malformed-fact',
        where: `parameters.csv ${id}:`,
      },
    );
  }
  const query = { company, metric: kind, definition, period };
  const answer = world.ledger.find({ ...query, asOf });
  if (!isMissing(answer)) return valueUse(answer);
  if (answer.reason !== 'publication-date-unknown') return { missing: answer.missing };
  // The day is not gathered for every figure, but a listed company must file its year within 90 days of its end.
  const undated = world.ledger.find(query);
  const surelyPublic = !isMissing(undated) && addDays(undated.period.end, daysToFile) <= asOf;
  return surelyPublic ? valueUse(undated) : { missing: answer.missing };
}

function valueUse({ value, published, sources }: FactValue): Answer {
  return { value: value / usdMillionPerBillion, published: published ?? '', sources: sources.map(titleOf) };
}

function guidanceOf(world: Known, company: string, period: string, asOf: string): Answer {
  // Asked without the company: a firm that had said nothing by that day is an answer here, and no error.
  const { id } = world.ledger.company(company);
  const entries = world.ledger
    .guidance({ asOf })
    .filter((entry) => entry.company === id && entry.low !== null && entry.period.label === period);
  const last = entries.at(-1);
  if (last === undefined || last.low === null)
    return { missing: `no guidance in figures for ${company} ${period} by ${asOf}` };
  return {
    value: (last.low + (last.high ?? last.low)) / 2,
    published: last.knownFrom,
    sources: last.sources.map(titleOf),
  };
}

const titleOf = ({ title }: SourceReference): string => title;
