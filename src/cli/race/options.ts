/** The words of `jevons race` read into a request. */
import { JevonsError } from '#base';
import type { OrderRuleId, RaceStrategySpec } from '#studies';
import { orderRuleIds, orderRules } from '#studies';
import { anyNumber } from '../arguments.ts';

/** @returns The parts between commas, without spaces around them. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `forecast`, `grab@1.2`, or a number of the model for the rule. An unknown name is left for the study to refuse. */
export function readStrategy(option: string, text: string): RaceStrategySpec {
  const [name = '', scale, ...rest] = text.split('@').map((part) => part.trim());
  if (name === '' || rest.length > 0) {
    throw new JevonsError(`got "${text}", expected a rule, or a rule and how much of it is wanted`, {
      kind: 'usage',
      code: 'bad-argument',
      where: option,
      hint: 'for example forecast or grab@1.2',
    });
  }
  const rule = /^\d+$/.test(name) ? (orderRuleIds[Number(name) - 1] ?? name) : name.toLowerCase();
  return {
    rule: rule as OrderRuleId,
    ...(scale === undefined ? {} : { aggressiveness: anyNumber(option)(scale) }),
  };
}

/** Each rule at each aggressiveness; rules that do not use it once. */
export function crossed(
  rules: string | undefined,
  scales: string | undefined,
): readonly RaceStrategySpec[] | undefined {
  if (rules === undefined && scales === undefined) return undefined;
  const specs = listed(rules ?? 'forecast').map((text) => readStrategy('--rules', text));
  const levels = scales === undefined ? [1] : listed(scales).map(anyNumber('--aggressiveness'));
  return specs.flatMap((spec) => {
    const known = Object.hasOwn(orderRules, spec.rule) ? orderRules[spec.rule] : undefined;
    if (spec.aggressiveness !== undefined || known?.scales === false) return [spec];
    return levels.map((aggressiveness) => ({ ...spec, aggressiveness }));
  });
}

export interface StrategyLists {
  readonly strategies?: readonly RaceStrategySpec[];
  readonly strategiesOf?: Readonly<Record<string, readonly RaceStrategySpec[]>>;
}

/** `forecast,grab@1.2` for all, `oracle=forecast,leave` for one. @throws JevonsError `two-lists`. */
export function readStrategies(
  texts: readonly string[],
  rules: readonly RaceStrategySpec[] | undefined,
): StrategyLists {
  const strategiesOf: Record<string, readonly RaceStrategySpec[]> = {};
  let strategies = rules;
  for (const text of texts) {
    const [firm, list] = text.includes('=') ? text.split('=', 2) : [undefined, text];
    const specs = listed(list ?? '').map((part) => readStrategy('--strategies', part));
    if (firm !== undefined) strategiesOf[firm.trim().toLowerCase()] = specs;
    else if (strategies === undefined) strategies = specs;
    else {
      throw new JevonsError('the strategies of all firms are given twice', {
        kind: 'usage',
        code: 'two-lists',
        where: '--strategies',
        hint: 'give --rules with --aggressiveness, or one --strategies for all; firm=list is for one firm',
      });
    }
  }
  return {
    ...(strategies === undefined ? {} : { strategies }),
    ...(Object.keys(strategiesOf).length === 0 ? {} : { strategiesOf }),
  };
}
