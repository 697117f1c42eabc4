/** What a firm may choose, as settings of the race's levers. */
import { formatNumber, formatPercent, JevonsError, type Localised } from '#base';
import type { OrderPlan } from '../company-types.ts';
import type { ChoiceKind } from '../decide-types.ts';

/** One choice: what is done with orders while the window is open. */
export interface ChoiceSpec {
  readonly id: string;
  readonly kind: ChoiceKind;
  readonly label: Localised;
  readonly level: number;
  /** Nothing is ordered for so long from the start of the window; then the level holds for the length of the window. */
  readonly waitYears: number;
  /** Multiple of shells beside servers. */
  readonly shells: number;
  readonly plan?: OrderPlan;
  /** Whether rivals wait as long. */
  readonly rivalsWait: boolean;
}

export const planned = 'as-planned';

const rounded = (value: number): number => Number(value.toPrecision(12));
const percent = (share: number, lang: 'en' | 'fr') => formatPercent(Math.abs(share), lang);

function levelLabel(level: number): Localised {
  const change = rounded(level - 1);
  if (change === 0) return { en: 'as planned', fr: 'comme prévu' };
  return change < 0
    ? { en: `${percent(change, 'en')} less`, fr: `${percent(change, 'fr')} de moins` }
    : { en: `${percent(change, 'en')} more`, fr: `${percent(change, 'fr')} de plus` };
}

const base = { waitYears: 0, shells: 1, rivalsWait: false } as const;

export function levelSpec(level: number): ChoiceSpec {
  const id = level === 1 ? planned : `level-${rounded(level)}`;
  return { ...base, id, kind: 'level', level, label: levelLabel(level) };
}

export function waitSpec(quarters: number, level: number, rivalsWait: boolean): ChoiceSpec {
  const { en, fr } = levelLabel(level);
  const months = { en: formatNumber(quarters * 3, 'en'), fr: formatNumber(quarters * 3, 'fr') };
  return {
    ...base,
    id: `wait-${quarters}-level-${rounded(level)}${rivalsWait ? '-all' : ''}`,
    kind: 'wait',
    level,
    waitYears: quarters / 4,
    rivalsWait,
    label: { en: `wait ${months.en} months, then ${en}`, fr: `attendre ${months.fr} mois, puis ${fr}` },
  };
}

/** A step fewer servers on as many shells: power is there if they are wanted after all. */
export function shellsFirstSpec(step: number): ChoiceSpec {
  const level = rounded(1 - step);
  return {
    ...base,
    id: 'shells-first',
    kind: 'flexible',
    level,
    shells: 1 / level,
    label: {
      en: `all shells, ${percent(step, 'en')} fewer servers`,
      fr: `tous les bâtiments, ${percent(step, 'fr')} de serveurs en moins`,
    },
  };
}

export function leaseSpec(): ChoiceSpec {
  return {
    ...base,
    id: 'lease',
    kind: 'lease',
    level: 1,
    label: { en: 'lease instead of buying', fr: 'louer au lieu d’acheter' },
  };
}

export function planSpec(plan: OrderPlan): ChoiceSpec {
  return { ...base, id: 'plan', kind: 'plan', level: 1, plan, label: { en: plan.name, fr: plan.name } };
}

/** Settings of the race for a choice; always the same constants, so that one simulator serves all choices. */
export function leversOf(
  spec: ChoiceSpec,
  { firm, firms, from, years }: { firm: string; firms: readonly string[]; from: number; years: number },
): Record<string, number> {
  const orders = Object.values(spec.plan?.orders ?? {});
  const waits = firms.map((one) => [`order_wait[${one}]`, one === firm || spec.rivalsWait ? spec.waitYears : 0]);
  return {
    order_choice_start: from,
    order_choice_length: years + spec.waitYears,
    [`order_choice[${firm}]`]: spec.level,
    [`shell_choice[${firm}]`]: spec.shells,
    ...Object.fromEntries(waits),
    own_plan_firm: spec.plan === undefined ? 0 : firms.indexOf(firm) + 1,
    own_plan_years: orders.length,
    ...Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`own_plan[plan_year_${i + 1}]`, orders[i] ?? 0])),
  };
}

/** @returns Ascending, with 1 and both steps. @throws JevonsError `bad-levels`. */
export function checkedLevels(levels: readonly number[], step: number): number[] {
  if (!(step > 0 && step < 1)) {
    throw new JevonsError(`step ${step}; expected a share above 0 and under 1`, {
      kind: 'usage',
      code: 'bad-levels',
      where: '--step',
      hint: 'try 0.2',
    });
  }
  const wrong = levels.find((level) => !(level >= 0 && level <= 5));
  if (wrong !== undefined) {
    throw new JevonsError(`level ${wrong}; expected multiples of planned orders from 0 to 5`, {
      kind: 'usage',
      code: 'bad-levels',
      where: '--levels',
      hint: 'try 0.6,0.8,1,1.2,1.4',
    });
  }
  const all = [...levels, 1 - step, 1, 1 + step].map(rounded);
  return [...new Set(all)].sort((a, b) => a - b);
}
