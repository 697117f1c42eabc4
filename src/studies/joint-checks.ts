/** What no parameter can be asked by itself: shares that divide a whole, and rules that need something of their firm. */
import { JevonsError } from '#base';
import type { Parameter, ResolvedScenario } from './world-types.ts';

type Values = ResolvedScenario['values'];

interface Whole {
  /** Ids, or the beginning of ids with subscripts. */
  readonly parts: readonly string[];
  readonly exact: boolean;
  /** What they divide. */
  readonly what: string;
}

const wholes: readonly Whole[] = [
  { parts: ['initial_compute_share['], exact: true, what: 'the compute in use at the start' },
  {
    parts: ['ordering_share', 'building_share'],
    exact: false,
    what: 'a lead time, of which something is left to commission',
  },
  { parts: ['payment_at_order', 'payment_at_shell_start'], exact: false, what: 'the price of a shell' },
  { parts: ['lessor_share['], exact: false, what: 'what is leased' },
];

const isPart = (part: string, id: string) => (part.endsWith('[') ? id.startsWith(part) : id === part);

/** Whether a parameter is one of several that share a whole, and so cannot be moved by itself. */
export const sharesAWhole = (id: string): boolean =>
  wholes.some(({ parts, exact }) => exact && parts.some((part) => isPart(part, id)));

const tolerance = 1e-9;

function brokenWhole({ parts, exact, what }: Whole, values: Values): JevonsError[] {
  const members = Object.keys(values).filter((id) => parts.some((part) => isPart(part, id)));
  const sum = members.reduce((total, id) => total + (values[id]?.value ?? Number.NaN), 0);
  if (exact ? Math.abs(sum - 1) <= tolerance : sum <= 1 + tolerance) return [];
  const names = [...new Set(members.map((id) => id.replace(/\[.*/, '[...]')))];
  const changed = members.filter((id) => values[id]?.origin !== 'default');
  return [
    new JevonsError(`${names.join(' and ')} add up to ${Number(sum.toPrecision(6))}; they divide ${what}`, {
      kind: 'usage',
      code: 'breaks-invariant',
      hint: `${exact ? 'let them add up to 1' : 'let them add up to 1 at most'}; changed: ${changed.join(', ') || 'none'}`,
    }),
  ];
}

const guidanceRule = 2;
const replyRule = 5;
const leadRule = 14;
const rulePrefix = 'order_rule[';

/** A firm can go on from guidance if it gave some, and lead if somebody follows. */
function unusableRules(values: Values, parameters: ReadonlyMap<string, Parameter>): JevonsError[] {
  const rules = Object.entries(values).filter(([id]) => id.startsWith(rulePrefix));
  const followed = rules.some(([, { value }]) => value === replyRule);
  return rules.flatMap(([id, { value }]) => {
    const firm = id.slice(rulePrefix.length, -1);
    if (value === guidanceRule && parameters.get(`capex_of_third_year[${firm}]`)?.grade === 'judgement') {
      return [
        new JevonsError(
          `${id} is ${guidanceRule}, to go on from guidance, and there is none of ${firm}: its plan is judged`,
          {
            kind: 'usage',
            code: 'rule-not-for-firm',
            hint: 'give it another rule, such as 1',
          },
        ),
      ];
    }
    if (value === leadRule && !followed) {
      return [
        new JevonsError(`${id} is ${leadRule}, to lead firms that reply as Cournot, and no firm does`, {
          kind: 'usage',
          code: 'rule-not-for-firm',
          hint: `give some other firm rule ${replyRule}`,
        }),
      ];
    }
    return [];
  });
}

/** @throws JevonsError `breaks-invariant`, `rule-not-for-firm`; of several the first, with all of them as issues. */
export function checkTogether(values: Values, parameters: ReadonlyMap<string, Parameter>): void {
  const issues = [...wholes.flatMap((whole) => brokenWhole(whole, values)), ...unusableRules(values, parameters)];
  const [first] = issues;
  if (first === undefined) return;
  if (issues.length === 1) throw first;
  throw new JevonsError(`${issues.length} things in the scenario do not go together`, {
    kind: first.kind,
    code: first.code,
    issues,
  });
}
