/** Who plays, what each may choose, and what to set in the model so that they do. */
import { didYouMean, JevonsError, type Localised } from '#base';
import { firmLabel, firms } from './headline-outputs.ts';
import type { OrderRuleId, RaceGameRequest, RacePlayer, RaceStrategy, RaceStrategySpec } from './race-game-types.ts';
import type { ResolvedScenario, World } from './world-types.ts';

interface Rule {
  readonly label: Localised;
  /** Whether the model multiplies what it asks for by the aggressiveness. */
  readonly scales: boolean;
}

/** In the order of their numbers in the model, from 1. */
export const orderRules: Readonly<Record<OrderRuleId, Rule>> = {
  forecast: { label: { en: 'forecast demand', fr: 'prévoir la demande' }, scales: true },
  guidance: { label: { en: 'go on from guidance', fr: 'continuer sur les annonces' }, scales: false },
  follow: { label: { en: 'follow demand', fr: 'suivre la demande' }, scales: true },
  trigger: { label: { en: 'wait for a trigger', fr: 'attendre un seuil' }, scales: true },
  cournot: { label: { en: 'Cournot reply', fr: 'réponse de Cournot' }, scales: true },
  match: { label: { en: 'match rivals', fr: 's’aligner sur les rivaux' }, scales: true },
  grab: { label: { en: 'grab what rivals leave', fr: 'prendre ce que les rivaux laissent' }, scales: true },
  leave: { label: { en: 'leave it to rivals', fr: 'laisser aux rivaux' }, scales: true },
  newsvendor: { label: { en: 'newsvendor', fr: 'vendeur de journaux' }, scales: true },
  planner: { label: { en: 'planner’s rule', fr: 'règle du planificateur' }, scales: false },
  blind: { label: { en: 'forecast, blind to its pipeline', fr: 'prévoir sans voir ses commandes' }, scales: true },
  keep: { label: { en: 'keep the first share', fr: 'garder sa part initiale' }, scales: true },
  accommodate: { label: { en: 'accommodate rivals', fr: 's’effacer devant les rivaux' }, scales: true },
  lead: { label: { en: 'lead Cournot repliers', fr: 'mener des suiveurs de Cournot' }, scales: true },
};

export const orderRuleIds = Object.keys(orderRules) as OrderRuleId[];

/** What firms may choose unless said otherwise: the rule that they say they follow, the land grab, and restraint. */
export const defaultStrategies: readonly RaceStrategySpec[] = [
  { rule: 'forecast' },
  { rule: 'grab' },
  { rule: 'leave' },
];

const usualPlayers = 3;

/** Constants of a firm's choice. */
export const choiceIds = (firm: string): readonly [string, string] => [
  `order_rule[${firm}]`,
  `aggressiveness[${firm}]`,
];

/** @throws JevonsError `unknown-rule`, `outside-domain`, `no-effect` for an aggressiveness that a rule does not use. */
export function strategyOf(world: World, { rule, aggressiveness = 1 }: RaceStrategySpec): RaceStrategy {
  const known = Object.hasOwn(orderRules, rule) ? orderRules[rule] : undefined;
  if (known === undefined) {
    const guess = didYouMean(rule, orderRuleIds);
    throw new JevonsError(`unknown rule "${rule}"; there are ${orderRuleIds.join(', ')}`, {
      kind: 'usage',
      code: 'unknown-rule',
      ...(guess === undefined ? {} : { hint: `did you mean ${guess}?` }),
    });
  }
  const { low = 0, high = Number.POSITIVE_INFINITY } = world.parameters.get('aggressiveness[amazon]') ?? {};
  if (!(aggressiveness >= low && aggressiveness <= high)) {
    throw new JevonsError(`aggressiveness is ${aggressiveness}, outside its domain: ${low} to ${high}`, {
      kind: 'usage',
      code: 'outside-domain',
      hint: `give a number from ${low} to ${high}; 1 is what the rule asks for`,
    });
  }
  if (!known.scales && aggressiveness !== 1) {
    throw new JevonsError(`aggressiveness ${aggressiveness} changes nothing under the rule ${rule}`, {
      kind: 'usage',
      code: 'no-effect',
      hint: `leave it out, or take a rule that it scales: ${orderRuleIds.filter((id) => orderRules[id].scales).join(', ')}`,
    });
  }
  const label = (lang: 'en' | 'fr') => {
    const text = lang === 'fr' ? String(aggressiveness).replace('.', ',') : String(aggressiveness);
    return aggressiveness === 1 ? known.label[lang] : `${known.label[lang]} × ${text}`;
  };
  const id = aggressiveness === 1 ? rule : `${rule}@${aggressiveness}`;
  return { id, rule, aggressiveness, label: { en: label('en'), fr: label('fr') } };
}

/** What a firm does in a scenario. */
function actualStrategy(world: World, scenario: ResolvedScenario, firm: string): RaceStrategy {
  const [ruleId, scaleId] = choiceIds(firm);
  const rule = orderRuleIds[(scenario.values[ruleId]?.value ?? 1) - 1] ?? 'forecast';
  const aggressiveness = orderRules[rule].scales ? (scenario.values[scaleId]?.value ?? 1) : 1;
  return strategyOf(world, { rule, aggressiveness });
}

/** @throws JevonsError `unknown-firm`, `too-few-players`, `repeated-player`, `too-few-strategies`, those of `strategyOf`. */
export function playersOf(
  world: World,
  scenario: ResolvedScenario,
  { firms: asked, strategies = defaultStrategies, strategiesOf = {} }: RaceGameRequest,
): RacePlayer[] {
  const ids = asked ?? usualFirms(world, scenario);
  for (const firm of [...ids, ...Object.keys(strategiesOf)]) checkFirm(world, firm);
  if (ids.length < 2) {
    throw new JevonsError(`${ids.length} player; a game needs two or more`, {
      kind: 'usage',
      code: 'too-few-players',
      hint: `name some of ${firms(world.plan).join(', ')}`,
    });
  }
  if (new Set(ids).size < ids.length) {
    throw new JevonsError('a firm is named twice', { kind: 'usage', code: 'repeated-player' });
  }
  const idle = Object.keys(strategiesOf).find((firm) => !ids.includes(firm));
  if (idle !== undefined) {
    throw new JevonsError(`strategies are given for ${idle}, which does not play`, {
      kind: 'usage',
      code: 'unknown-firm',
      hint: `let it play too, or leave them out; playing are ${ids.join(', ')}`,
    });
  }
  return ids.map((firm) => {
    const chosen = (strategiesOf[firm] ?? strategies).map((spec) => strategyOf(world, spec));
    const different = chosen.filter((one, i) => chosen.findIndex(({ id }) => id === one.id) === i);
    if (different.length < 2) {
      throw new JevonsError(`${firm} has ${different.length} strategy; a choice needs two or more`, {
        kind: 'usage',
        code: 'too-few-strategies',
        hint: `rules are ${orderRuleIds.join(', ')}`,
      });
    }
    const actual = actualStrategy(world, scenario, firm);
    return { id: firm, label: firmLabel(firm), strategies: different, actual, dominated: [] };
  });
}

function checkFirm(world: World, firm: string): void {
  const known = firms(world.plan);
  if (known.includes(firm)) return;
  const guess = didYouMean(firm, known);
  throw new JevonsError(`unknown firm "${firm}"; there are ${known.join(', ')}`, {
    kind: 'usage',
    code: 'unknown-firm',
    ...(guess === undefined ? {} : { hint: `did you mean ${guess}?` }),
  });
}

/** Those that plan to spend most, in the model's order; what stands for many firms at once decides nothing as one. */
function usualFirms(world: World, { values }: ResolvedScenario): string[] {
  const single = firms(world.plan).filter((firm) => firm !== 'others');
  const plan = (firm: string) => values[`capex_of_third_year[${firm}]`]?.value ?? 0;
  const most = [...single].sort((a, b) => plan(b) - plan(a)).slice(0, usualPlayers);
  return single.filter((firm) => most.includes(firm));
}

/** @returns What to set so that each player does what is given for it. */
export function settingsOf(
  players: readonly RacePlayer[],
  strategies: readonly RaceStrategy[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    players.flatMap(({ id }, i) => {
      const { rule = 'forecast', aggressiveness = 1 } = strategies[i] ?? {};
      const [ruleId, scaleId] = choiceIds(id);
      return [
        [ruleId, orderRuleIds.indexOf(rule) + 1],
        [scaleId, aggressiveness],
      ];
    }),
  );
}
