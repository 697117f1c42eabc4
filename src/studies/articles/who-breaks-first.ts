/** Whose debt fails first, and in which bad weather. */
import { firmLabel, firms } from '../headline-outputs.ts';
import type { HeadlineResult } from '../result-types.ts';
import { simulate } from './ask.ts';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

const weathers = [
  'default',
  'demand-disappoints',
  'credit-crunch',
  'vendor-finance',
  'depreciation-dispute',
  'price-war',
];
const by = '2030';

export const whoBreaksFirst: Article = {
  id: 'who-breaks-first',
  title: words('Who breaks first', 'Qui casse en premier'),
  question: words(
    'If it goes badly, which firm is the first that cannot serve its debt, and what does it take?',
    'Si cela tourne mal, quelle firme cesse la première de servir sa dette, et que faut-il pour cela ?',
  ),
  ensembles: weathers.length,
  run: async (tools) => {
    const results: HeadlineResult[] = [];
    for (const scenario of weathers) results.push(await simulate(tools, { scenario }));
    const all = firms(tools.world.plan);
    const chance = (result: HeadlineResult | undefined, firm: string) =>
      result?.findings.failureByFirm[firm]?.[by]?.value ?? Number.NaN;
    const [usual] = results;
    const order = [...all].sort((a, b) => chance(usual, b) - chance(usual, a) || (a < b ? -1 : 1));
    const [first = '', second = ''] = order;
    const hardest = results.reduce((one, other) => (chance(other, first) > chance(one, first) ? other : one));
    return {
      n: tools.n,
      answer: both(
        (pen) =>
          `${name(first, 'en')}: by the end of ${by} it has failed to serve its debt for a year in ${pen.percent(chance(usual, first))} of futures, ${name(second, 'en')} in ${pen.percent(chance(usual, second))}. Hardest for it is “${hardest.scenario.title.en}”: ${pen.percent(chance(hardest, first))}.`,
        (pen) =>
          `${name(first, 'fr')} : d’ici fin ${by}, elle a manqué au service de sa dette pendant un an dans ${pen.percent(chance(usual, first))} des futurs, ${name(second, 'fr')} dans ${pen.percent(chance(usual, second))}. Le plus dur pour elle : « ${hardest.scenario.title.fr} », ${pen.percent(chance(hardest, first))}.`,
      ),
      blocks: [
        {
          kind: 'text',
          text: words(
            'A firm fails here when income does not cover interest and repayment for a year and nobody lends it more. Who builds out of cash flow is hurt by a slump; who builds on debt is ended by it.',
            'Une firme échoue ici quand son revenu ne couvre pas intérêts et remboursements pendant un an et que plus personne ne lui prête. Qui bâtit sur ses propres flux souffre d’un creux ; qui bâtit à crédit en meurt.',
          ),
        },
        {
          kind: 'ranges',
          id: 'firms',
          title: words(
            `Futures in which a firm has failed by the end of ${by}`,
            `Futurs où une firme a fait défaut d’ici fin ${by}`,
          ),
          unit: words('share of futures, default world', 'part des futurs, monde par défaut'),
          format: 'percent',
          rows: order.map((firm) => ({ id: firm, label: firmLabel(firm), value: chance(usual, firm) })),
        },
        {
          kind: 'table',
          id: 'weathers',
          title: words('The same in bad weather', 'La même chose par mauvais temps'),
          columns: [
            { id: 'scenario', label: words('scenario', 'scénario') },
            ...all.map((firm) => ({ id: firm, label: firmLabel(firm), format: 'percent' as const })),
            {
              id: 'over_capacity_2029',
              label: words('over-capacity by 2029', 'surcapacité d’ici 2029'),
              format: 'percent',
            },
          ],
          rows: results.map((result) => [
            result.scenario.title,
            ...all.map((firm) => chance(result, firm)),
            result.findings.overCapacity.economic['2029']?.value ?? null,
          ]),
        },
        {
          kind: 'limit',
          text: words(
            '“Others” stands for laboratories, rented-compute firms and states together: that it fails means the whole group does, which says too little of each. Debt at the start of 2024 is graded weak for some firms. Rescue by a parent or a state is not modelled.',
            '« Autres » réunit laboratoires, loueurs de calcul et États : son échec est celui du groupe entier, ce qui en dit trop peu de chacun. La dette au début de 2024 est peu sûre pour certaines firmes. Le sauvetage par une maison mère ou un État n’est pas modélisé.',
          ),
        },
      ],
      commands: weathers.map((scenario) => `jevons run ${scenario} -n ${tools.n} --seed ${tools.seed}`),
    };
  },
};

const name = (firm: string, lang: 'en' | 'fr') => {
  const label = firmLabel(firm)[lang];
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
};
