/** A model that does the same work for a tenth of the compute: does it slow anybody? */
import type { OutputDifference } from '../compare-types.ts';
import { foundingExample } from '../founding.ts';
import { theorySelectors } from '../theories.ts';
import { comparison, differenceIn } from './ask.ts';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

const capexYears = [2027, 2028, 2029, 2030, 2031, 2032] as const;
const outputs = [
  ...capexYears.map((year) => `capex_${year}`),
  'customer_spending_2030',
  'total_capacity_2030',
  'over_capacity_2030',
];
const theories = theorySelectors.find(({ id }) => id === 'demand_theory')?.theories ?? [];

export const cheapModel: Article = {
  id: 'cheap-model',
  title: words('The cheap-model shock', 'Le choc du modèle bon marché'),
  question: words(
    'A model appears that does the same work for a tenth of the compute. Does it slow the race?',
    'Un modèle paraît qui fait le même travail pour un dixième du calcul. Ralentit-il la course ?',
  ),
  ensembles: 2 * theories.length,
  run: async (tools) => {
    const results: OutputDifference[][] = [];
    for (const { value } of theories) {
      const set = { demand_theory: value };
      const pair = await comparison(tools, [{ set }, { scenario: 'cheap-model-shock', set }], outputs);
      results.push(outputs.map((id) => differenceIn(pair, 0, id)));
    }
    const usual = (id: string) => results[0]?.[outputs.indexOf(id)] as OutputDifference;
    const capex = usual('capex_2030');
    const guides = foundingExample(tools.world.ledger).afterCheapModel;
    const raised = guides.filter((guide) => guide.raised).length;
    const rising = theories.filter((_, k) => (results[k]?.[capexYears.indexOf(2030)]?.difference.mean.value ?? 0) > 0);
    return {
      n: tools.n,
      answer: both(
        (pen) =>
          `In this model, yes: capex of 2030 changes by ${pen.change(capex.difference.mean.value)} on average, and is lower in ${pen.percent(capex.firstAbove.value)} of futures. That contradicts the story we started from. ${rising.length === 0 ? 'Under none of four theories of demand does it rise.' : `It rises under ${rising.length} of four theories of demand.`}`,
        (pen) =>
          `Dans ce modèle, oui : l’investissement de 2030 varie de ${pen.change(capex.difference.mean.value)} en moyenne, et baisse dans ${pen.percent(capex.firstAbove.value)} des futurs. Cela contredit notre récit de départ. ${rising.length === 0 ? 'Sous aucune des quatre théories de la demande il n’augmente.' : `Il augmente sous ${rising.length} des quatre théories de la demande.`}`,
      ),
      blocks: [
        {
          kind: 'text',
          text: both(
            () =>
              `In January 2025 a cheap model appeared; of ${guides.length} plans for that year given in the weeks around it, ${raised} were raised later. That is a fact about announcements. The question here is another: a shock of the same kind in 2027, when the projects that were waiting for a lower price are fewer.`,
            () =>
              `En janvier 2025 parut un modèle bon marché ; sur ${guides.length} plans pour l’année donnés dans les semaines voisines, ${raised} furent relevés ensuite. C’est un fait sur des annonces. La question ici est autre : un choc de même nature en 2027, quand les projets qui attendaient un prix plus bas sont moins nombreux.`,
          ),
        },
        {
          kind: 'ranges',
          id: 'capex',
          title: words(
            'Change of capex by year, in the same future',
            'Variation de l’investissement par année, dans le même futur',
          ),
          unit: words('$bn, median and 80 % of futures', 'Md$, médiane et 80 % des futurs'),
          format: 'money',
          rows: capexYears.map((year) => {
            const { difference } = usual(`capex_${year}`);
            return {
              id: String(year),
              label: words(String(year), String(year)),
              value: difference.median,
              low: difference.low,
              high: difference.high,
            };
          }),
        },
        {
          kind: 'table',
          id: 'theories',
          title: words('Under each theory of demand, in 2030', 'Sous chaque théorie de la demande, en 2030'),
          columns: [
            { id: 'theory', label: words('theory', 'théorie') },
            {
              id: 'capex_without',
              label: words('capex without, median', 'investissement sans, médiane'),
              format: 'money',
            },
            { id: 'capex_with', label: words('with the shock', 'avec le choc'), format: 'money' },
            { id: 'mean_change', label: words('mean change', 'variation moyenne'), format: 'money' },
            {
              id: 'share_lower',
              label: words('futures in which it is lower', 'futurs où il baisse'),
              format: 'percent',
            },
          ],
          rows: theories.map(({ label }, k) => {
            const found = results[k]?.[capexYears.indexOf(2030)];
            return [
              label,
              found?.first.median ?? null,
              found?.other.median ?? null,
              found?.difference.mean.value ?? null,
              found?.firstAbove.value ?? null,
            ];
          }),
        },
        {
          kind: 'finding',
          text: both(
            (pen) =>
              `Economic over-capacity by the end of 2030 is met in ${pen.percent(usual('over_capacity_2030').first.mean)} of futures without the shock and in ${pen.percent(usual('over_capacity_2030').other.mean)} with it: capacity ordered for dearer work is there when the work needs less of it.`,
            (pen) =>
              `Une surcapacité économique d’ici fin 2030 touche ${pen.percent(usual('over_capacity_2030').first.mean)} des futurs sans le choc et ${pen.percent(usual('over_capacity_2030').other.mean)} avec : la capacité commandée pour un travail plus cher est là quand il en faut moins.`,
          ),
        },
        {
          kind: 'limit',
          text: words(
            'A tenth of the compute is a price cut for whoever uses it, so the answer turns on the elasticity at the prices of that year. What the cheap model makes possible that nobody thought of is in the model only as adoption and capability; if it opens a market that is not there, this answer is wrong.',
            'Un dixième du calcul, c’est une baisse de prix pour qui s’en sert : la réponse dépend de l’élasticité aux prix de cette année-là. Ce que le modèle bon marché rend possible et que personne n’a imaginé n’entre ici que par l’adoption et les capacités ; s’il ouvre un marché absent du modèle, cette réponse est fausse.',
          ),
        },
      ],
      commands: [
        `jevons compare default cheap-model-shock -n ${tools.n} --seed ${tools.seed}`,
        `jevons compare default cheap-model-shock --set demand_theory=3 -n ${tools.n} --seed ${tools.seed}`,
      ],
    };
  },
};
