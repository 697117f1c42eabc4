/** Is the build-out too big: over-capacity as it is met, and the planner against the rivals. */
import { formatMoney, type Language } from '#base';
import { raceGame } from '../race-game.ts';
import type { Gap, RaceGaps, WelfareId } from '../race-game-types.ts';
import { simulate } from './ask.ts';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

const years = ['2027', '2028', '2029', '2030', '2032', '2034'] as const;
const sums: readonly WelfareId[] = ['surplus', 'industry'];
const sumNames = {
  surplus: words('customers and firms together', 'clients et firmes ensemble'),
  industry: words('the firms alone', 'les firmes seules'),
} as const;

export const overBuilding: Article = {
  id: 'over-building',
  title: words('Is the build-out too big', 'Construit-on trop'),
  question: words(
    'Do firms build more than is good: for themselves, and for everybody?',
    'Les firmes bâtissent-elles plus qu’il n’est bon : pour elles-mêmes, et pour tous ?',
  ),
  ensembles: 40,
  run: async (tools) => {
    const { world, n, seed, execution } = tools;
    const result = await simulate(tools);
    const game = await raceGame(world, { n, seed }, execution);
    const met = (kind: 'economic' | 'idle', year: string) =>
      result.findings.overCapacity[kind][year]?.value ?? Number.NaN;
    const { surplus, industry } = game.gaps;
    return {
      n,
      answer: both(
        (pen) =>
          `Over-capacity by the end of 2029 is met in ${pen.percent(met('economic', '2029'))} of futures. Against what firms do now, ${plannerWords(surplus, 'en')} for customers and firms together, and ${plannerWords(industry, 'en')} for the firms alone: whether it is too much depends on whose sum is counted.`,
        (pen) =>
          `Une surcapacité d’ici fin 2029 touche ${pen.percent(met('economic', '2029'))} des futurs. Par rapport à ce que font les firmes, ${plannerWords(surplus, 'fr')} pour clients et firmes ensemble, et ${plannerWords(industry, 'fr')} pour les firmes seules : savoir si c’est trop dépend de la somme que l’on compte.`,
      ),
      blocks: [
        {
          kind: 'lines',
          id: 'met',
          title: words(
            'Futures that have met over-capacity by the end of the year',
            'Futurs qui ont connu une surcapacité à la fin de l’année',
          ),
          unit: words('share of futures', 'part des futurs'),
          format: 'percent',
          yearly: false,
          times: years.map(Number),
          series: [
            {
              id: 'economic',
              label: words('rents under cost', 'loyers sous le coût'),
              values: years.map((year) => met('economic', year)),
            },
            {
              id: 'idle',
              label: words('machines idle', 'machines oisives'),
              values: years.map((year) => met('idle', year)),
            },
          ],
        },
        {
          kind: 'text',
          text: words(
            'Over-capacity here is economic: for a year, rents lie under what using the machines costs. It can be met with every machine busy, and machines can stand idle without it.',
            'La surcapacité est ici économique : pendant un an, les loyers sont inférieurs au coût d’usage des machines. On peut la connaître avec toutes les machines occupées, et des machines peuvent chômer sans elle.',
          ),
        },
        {
          kind: 'table',
          id: 'gaps',
          title: words('Planner, rivals, and what firms do now', 'Planificateur, rivaux, et ce que font les firmes'),
          columns: [
            { id: 'sum', label: words('what is added up', 'ce qu’on additionne') },
            { id: 'planner_built', label: words('planner’s policy', 'politique du planificateur') },
            { id: 'coordination_gap', label: words('planner less equilibrium', 'planificateur moins équilibre') },
            {
              id: 'behavioural_gap',
              label: words('equilibrium less rules of now', 'équilibre moins règles actuelles'),
            },
          ],
          rows: sums.map((sum) => {
            const gaps = game.gaps[sum];
            return [sumNames[sum], policyWords(gaps), gapWords(gaps.coordination), gapWords(gaps.behavioural)];
          }),
        },
        ...game.answer.en.map((en, k) => ({ kind: 'finding' as const, text: { en, fr: game.answer.fr[k] ?? '' } })),
        {
          kind: 'limit',
          text: words(
            'The planner chooses among the rules that firms may follow, not among all histories of building, so the gap is at least this large. Three firms choose; the others keep their rule. Customers’ surplus is measured along the model’s own demand curve.',
            'Le planificateur choisit parmi les règles que les firmes peuvent suivre, non parmi toutes les histoires possibles : l’écart est donc au moins celui-là. Trois firmes choisissent ; les autres gardent leur règle. Le surplus des clients est mesuré sur la courbe de demande du modèle.',
          ),
        },
      ],
      commands: [`jevons run -n ${n} --seed ${seed}`, `jevons race -n ${n} --seed ${seed}`],
    };
  },
};

/** "a planner would gain $40bn". */
function plannerWords({ planner, coordination, behavioural }: RaceGaps, lang: Language): string {
  const gain = (coordination?.value ?? 0) + (behavioural?.value ?? 0);
  const amount = formatMoney(gain, lang);
  const name = planner.policy.kind === 'common' ? planner.policy.strategy.label[lang] : undefined;
  const by = name === undefined ? '' : lang === 'en' ? ` by “${name}”` : ` par « ${name} »`;
  return lang === 'en' ? `a planner would gain ${amount}${by}` : `un planificateur gagnerait ${amount}${by}`;
}

function policyWords({ planner }: RaceGaps) {
  return planner.policy.kind === 'common'
    ? planner.policy.strategy.label
    : words('a profile of the game', 'un profil du jeu');
}

function gapWords(gap: Gap | null) {
  if (gap === null) return words('no equilibrium found', 'aucun équilibre trouvé');
  const [low, high] = gap.interval;
  return both(
    (pen) => `${pen.money(gap.value)} (${pen.money(low)} to ${pen.money(high)})`,
    (pen) => `${pen.money(gap.value)} (${pen.money(low)} à ${pen.money(high)})`,
  );
}
