/** What the ledger has for a company, metric and period: under every definition, as reported and as planned. */

import { addDays, type IsoDate, type Localised } from '#base';
import { groupBy } from '../catalog-types.ts';
import type { Ledger } from '../ledger.ts';
import type { FactValue, GuidanceEntry, MissingValue, SourceReference } from '../types.ts';
import type { MetricId } from './metrics.ts';
import { daysOf, trailingYear, yearEndOf } from './resolve-periods.ts';

/** One figure that a claim may be set against; USD billion. */
export interface Reading {
  readonly kind: 'actual' | 'plan';
  readonly company: string;
  readonly metric: string;
  readonly definition: string;
  readonly definitionText: Localised;
  /** The company's own definition of the metric. */
  readonly isDefault: boolean;
  readonly period: string;
  readonly low: number;
  /** Null for "more than". */
  readonly high: number | null;
  /** It may be off by this for its own rounding. */
  readonly slack: number;
  readonly published: IsoDate | null;
  /** Plans: false once replaced. Always true for what was reported. */
  readonly current: boolean;
  readonly entry: GuidanceEntry | undefined;
  readonly sources: readonly SourceReference[];
}

/** Filings are dated a day or so after the release that an article is about. */
export const slackDays = 3;

export interface Readings {
  /** Reported figures that were public by the article's date. */
  readonly known: readonly Reading[];
  /** Reported figures that came out later. */
  readonly later: readonly Reading[];
  /** Plans public by the date, oldest first. */
  readonly plans: readonly Reading[];
  readonly laterPlans: readonly Reading[];
  /** Why there is no reported figure. */
  readonly missing: string;
}

export class ReadingTable {
  readonly #ledger: Ledger;
  readonly #date: IsoDate;
  readonly #known = new Map<string, Readings>();
  #guidance: ReadonlyMap<string, readonly GuidanceEntry[]> | undefined;

  constructor(ledger: Ledger, date: IsoDate) {
    this.#ledger = ledger;
    this.#date = date;
  }

  of(company: string, metric: MetricId, period: string): Readings {
    const key = `${company} ${metric} ${period}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#look(company, metric, period);
    this.#known.set(key, made);
    return made;
  }

  #look(company: string, metric: MetricId, period: string): Readings {
    const facts: FactValue[] = [];
    const missing: MissingValue[] = [];
    for (const [metricId, definition] of this.#definitions(company, metric)) {
      for (const answer of this.#answers(company, metricId, definition, period)) {
        if ('missing' in answer) missing.push(answer);
        else if (!facts.some((fact) => sameFact(fact, answer))) facts.push(answer);
      }
    }
    const all =
      metric === 'free_cash_flow' ? this.#freeCashFlow(company, period) : facts.map((fact) => this.#toReading(fact));
    const limit = addDays(this.#date, slackDays);
    const yearEnd = yearEndOf(this.#ledger, company);
    const isKnown = (reading: Reading) => wasPublic(reading, limit, daysOf(reading.period, yearEnd)?.end);
    const plans = metric === 'capex' ? this.#plans(company, period) : [];
    return {
      known: all.filter(isKnown),
      later: all.filter((reading) => !isKnown(reading)),
      plans: markCurrent(plans.filter(isKnown)),
      laterPlans: plans.filter((reading) => !isKnown(reading)),
      missing: missing[0]?.missing ?? '',
    };
  }

  #definitions(company: string, metric: MetricId): (readonly [metric: string, definition: string])[] {
    const ids: Partial<Record<MetricId, readonly string[]>> = {
      depreciation: ['depreciation_amortization', 'depreciation_ppe'],
      backlog: ['rpo_total', 'rpo_commercial'],
      cloud_revenue: company === 'microsoft' ? ['cloud_revenue', 'commercial_cloud_revenue'] : ['cloud_revenue'],
      free_cash_flow: [],
    };
    return (ids[metric] ?? [metric]).flatMap((id) =>
      this.#ledger.definitions(company, id).map((definition) => [id, definition.id] as const),
    );
  }

  /** As restated last and as first published; both may be in print. */
  #answers(company: string, metric: string, definition: string, period: string): (FactValue | MissingValue)[] {
    if (period === trailingYear) {
      return [this.#ledger.trailingYear({ company, metric, definition, asOf: addDays(this.#date, slackDays) })];
    }
    const ask = (vintage: 'first' | 'latest') => this.#ledger.find({ company, metric, definition, period, vintage });
    return [ask('latest'), ask('first')];
  }

  #toReading(fact: FactValue): Reading {
    const own = this.#ledger.definitions(fact.company, fact.metric).find(({ id }) => id === fact.definition);
    return {
      kind: 'actual',
      company: fact.company,
      metric: fact.metric,
      definition: fact.definition,
      definitionText: fact.definitionText,
      isDefault: own?.isDefault === true,
      period: fact.period.label,
      low: fact.value / 1000,
      high: fact.value / 1000,
      slack: fact.roundedTo / 2000,
      published: fact.published,
      current: true,
      entry: undefined,
      sources: fact.sources,
    };
  }

  /** Operating cash flow less capex, for each definition of capex that is cash. */
  #freeCashFlow(company: string, period: string): Reading[] {
    const cash = ['net', 'gross', ...(company === 'meta' ? ['incl-finance-leases'] : [])];
    const ask = (metric: string, definition: string | undefined) =>
      period === trailingYear
        ? this.#ledger.trailingYear({ company, metric, definition, asOf: addDays(this.#date, slackDays) })
        : this.#ledger.find({ company, metric, definition, period });
    const flow = ask('operating_cash_flow', undefined);
    if ('missing' in flow) return [];
    return this.#ledger.definitions(company, 'capex').flatMap((definition) => {
      if (!cash.includes(definition.id)) return [];
      const spent = ask('capex', definition.id);
      if ('missing' in spent) return [];
      const value = (flow.value - spent.value) / 1000;
      const published =
        flow.published === null || spent.published === null
          ? null
          : ([flow.published, spent.published].sort()[1] ?? null);
      const text = {
        en: `operating cash flow less capex (${definition.text.en})`,
        fr: `flux d'exploitation moins capex (${definition.text.fr})`,
      };
      return [
        {
          kind: 'actual' as const,
          company,
          metric: 'free_cash_flow',
          definition: definition.id,
          definitionText: text,
          isDefault: definition.isDefault,
          period: flow.period.label,
          low: value,
          high: value,
          slack: 0.001,
          published,
          current: true,
          entry: undefined,
          sources: [...flow.sources, ...spent.sources],
        },
      ];
    });
  }

  #entries(company: string): readonly GuidanceEntry[] {
    this.#guidance ??= groupBy(
      this.#ledger.guidance({}).filter((entry) => entry.low !== null),
      (entry) => entry.company,
    );
    return this.#guidance.get(company) ?? [];
  }

  #plans(company: string, period: string): Reading[] {
    const yearEnd = yearEndOf(this.#ledger, company);
    const days = daysOf(period, yearEnd);
    if (days === undefined) return [];
    return this.#entries(company)
      .filter(({ period: guided }) => {
        const own = daysOf(guided.label, yearEnd);
        return own !== undefined && own.start === days.start && own.end === days.end;
      })
      .map(
        (entry): Reading => ({
          kind: 'plan',
          company,
          metric: 'capex',
          definition: entry.definition,
          definitionText: entry.definitionText,
          isDefault: true,
          period,
          low: entry.low as number,
          high: entry.high,
          slack: 0,
          published: entry.knownFrom,
          current: true,
          entry,
          sources: entry.sources,
        }),
      );
  }
}

/** A figure read as the comparative of a later year bears that year's date: it was public with its own results. */
const usualDelay = 60;
const comparativeDelay = 180;

function wasPublic({ kind, published }: Reading, limit: IsoDate, end: IsoDate | undefined): boolean {
  if (published === null) return true;
  if (published <= limit) return true;
  if (kind === 'plan' || end === undefined) return false;
  return published > addDays(end, comparativeDelay) && addDays(end, usualDelay) <= limit;
}

function sameFact(left: FactValue, right: FactValue): boolean {
  return left.metric === right.metric && left.definition === right.definition && left.value === right.value;
}

/** The last one stands; one before it stands too when the last only says "more than" no more than it. */
function markCurrent(plans: readonly Reading[]): Reading[] {
  const last = plans.at(-1);
  return plans.map((plan) => {
    const repeated = last !== undefined && plan.low === last.low && plan.high === last.high;
    const loose = last !== undefined && last.high === null && plan.high !== null && plan.low >= last.low * 0.98;
    return { ...plan, current: plan === last || repeated || loose };
  });
}
