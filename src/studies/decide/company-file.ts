/** Files of a user: a company of one's own, and a plan of orders. Everything wrong is found at once. */
import * as z from 'zod/mini';
import { didYouMean, JevonsError } from '#base';
import type { CompanyFile, OrderPlan } from '../company-types.ts';

const number = z.number('expected a number');
const positive = z.number('expected a number above 0').check(z.positive('expected a number above 0'));
const notNegative = z.number('expected 0 or more').check(z.nonnegative('expected 0 or more'));
const text = z.string('expected a text').check(z.minLength(1, 'expected a text'));
const orders = z.record(z.string().check(z.regex(/^\d{4}$/, 'a year has four digits')), notNegative);

const contract = z.strictObject({ capacity: positive, price: positive, from: number, until: number });

const companySchema = z.strictObject({
  name: text,
  capacity: notNegative,
  underWay: z.optional(notNegative),
  orders,
  capitalCostFactor: z.optional(positive),
  runningCostFactor: z.optional(positive),
  cash: number,
  debt: z.optional(notNegative),
  interestRate: z.optional(notNegative),
  creditLine: z.optional(notNegative),
  contracts: z.optional(z.array(contract)),
});

const planSchema = z.strictObject({ name: text, orders });

const companyKeys = Object.keys(companySchema.shape);
const planKeys = Object.keys(planSchema.shape);

function problem(message: string, where: string, hint?: string): JevonsError {
  return new JevonsError(message, {
    kind: 'data',
    code: 'company-file',
    where,
    ...(hint === undefined ? {} : { hint }),
  });
}

function parsed<T extends z.ZodMiniType>(schema: T, text: string, where: string, keys: readonly string[]): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw problem(
      `is not JSON: ${cause instanceof Error ? cause.message : cause}`,
      where,
      'a sample: jevons init company',
    );
  }
  const read = z.safeParse(schema, value);
  if (read.success) return read.data;
  const issues = read.error.issues.map((issue) => {
    const place = issue.path.join('.');
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const guess = unknown === undefined ? undefined : didYouMean(unknown, keys);
    return problem(
      unknown === undefined ? described(issue.message, valueAt(value, issue.path)) : `unknown key "${unknown}"`,
      place === '' ? where : `${where} ${place}`,
      guess === undefined ? undefined : `did you mean ${guess}?`,
    );
  });
  const [only] = issues;
  if (only !== undefined && issues.length === 1) throw only;
  throw new JevonsError(`${issues.length} problems`, { kind: 'data', code: 'company-file', where, issues });
}

const described = (message: string, value: unknown): string =>
  value === undefined ? 'is missing' : `${message}, not ${JSON.stringify(value)}`;

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

/** @param where Name of the file, for messages. @throws JevonsError `company-file` with every problem. */
export function companyFromJson(text: string, where: string): CompanyFile {
  const { underWay, capitalCostFactor, runningCostFactor, debt, interestRate, creditLine, contracts, ...rest } = parsed(
    companySchema,
    text,
    where,
    companyKeys,
  );
  const backwards = (contracts ?? []).findIndex(({ from, until }) => !(from < until));
  if (backwards >= 0) throw problem('ends before it begins', `${where} contracts.${backwards}`);
  checkYears(rest.orders, where);
  return {
    ...rest,
    ...(underWay === undefined ? {} : { underWay }),
    ...(capitalCostFactor === undefined ? {} : { capitalCostFactor }),
    ...(runningCostFactor === undefined ? {} : { runningCostFactor }),
    ...(debt === undefined ? {} : { debt }),
    ...(interestRate === undefined ? {} : { interestRate }),
    ...(creditLine === undefined ? {} : { creditLine }),
    ...(contracts === undefined ? {} : { contracts }),
  };
}

/** @throws JevonsError `company-file`. */
export function planFromJson(text: string, where: string): OrderPlan {
  const plan = parsed(planSchema, text, where, planKeys);
  checkYears(plan.orders, where);
  return plan;
}

function checkYears(orders: Readonly<Record<string, number>>, where: string): void {
  const years = Object.keys(orders).map(Number);
  if (years.length === 0)
    throw problem('no year has orders', `${where} orders`, 'for example {"2027": 10, "2028": 12}');
  const gap = years.find((year, i) => year !== (years[0] ?? 0) + i);
  if (gap !== undefined || years.length > 5) {
    throw problem(
      `orders are for ${years.join(', ')}`,
      `${where} orders`,
      'give one to five years in a row; a year without orders is 0',
    );
  }
}

/** What `jevons init company` writes: made up, of the size of a rented-compute firm. */
export const sampleCompany: CompanyFile = {
  name: 'Example Compute',
  capacity: 120,
  underWay: 40,
  orders: { '2027': 80, '2028': 100 },
  capitalCostFactor: 1.05,
  runningCostFactor: 1.1,
  cash: 3,
  debt: 4,
  interestRate: 0.1,
  creditLine: 5,
  contracts: [{ capacity: 90, price: 2.4, from: 2026, until: 2030 }],
};
