/** For which beliefs is building too little the greater risk. */
import { decide } from '../decide/index.ts';
import type { DecideResult } from '../decide-types.ts';
import { firmLabel } from '../headline-outputs.ts';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

const firms = ['amazon', 'microsoft', 'alphabet', 'meta'] as const;
const shownThresholds = 5;

export const underInvesting: Article = {
  id: 'under-investing',
  title: words('When too little is the bigger risk', 'Quand trop peu est le plus grand risque'),
  question: words(
    'Leaders fear to build too little more than to build too much. Under which beliefs are they right?',
    'Les dirigeants craignent davantage de bâtir trop peu que trop. Sous quelles croyances ont-ils raison ?',
  ),
  ensembles: firms.length * 12,
  run: async (tools) => {
    const { world, seed, execution } = tools;
    const n = Math.max(tools.n, 256);
    const results: DecideResult[] = [];
    for (const firm of firms) results.push(await decide(world, { firm, n, seed }, execution));
    const [first] = results;
    if (first === undefined) throw new Error('no firm was asked about');
    const more = results.filter(({ lambda }) => (lambda.value ?? 0) > 1);
    return {
      n,
      answer: both(
        (pen) =>
          `For ${more.length} of ${firms.length} firms a fifth less costs more than a fifth more. ${first.firm.label.en}: the ratio of the two regrets is ${pen.number(first.lambda.value)}, and worlds that favour more have ${pen.percent(first.pStar.here.value)} of the futures where ${first.pStar.value === null ? 'no threshold is found' : `${pen.percent(first.pStar.value)} would be enough`}.`,
        (pen) =>
          `Pour ${more.length} firmes sur ${firms.length}, un cinquième de moins coûte plus qu’un cinquième de plus. ${first.firm.label.fr} : le rapport des deux regrets vaut ${pen.number(first.lambda.value)}, et les mondes favorables à « plus » font ${pen.percent(first.pStar.here.value)} des futurs, là où ${first.pStar.value === null ? 'aucun seuil n’est trouvé' : `${pen.percent(first.pStar.value)} suffiraient`}.`,
      ),
      blocks: [
        ...results.flatMap(({ firm, answer }) => [
          { kind: 'heading' as const, text: firm.label },
          ...answer.en.map((en, k) => ({ kind: 'text' as const, text: { en, fr: answer.fr[k] ?? '' } })),
        ]),
        {
          kind: 'table',
          id: 'firms',
          title: words('A fifth less against a fifth more', 'Un cinquième de moins contre un cinquième de plus'),
          columns: [
            { id: 'firm', label: words('firm', 'firme') },
            {
              id: 'lambda',
              label: words('regret of less over regret of more', 'regret de moins sur regret de plus'),
              format: 'number',
            },
            {
              id: 'share_more',
              label: words('futures that favour more', 'futurs favorables à plus'),
              format: 'percent',
            },
            { id: 'p_star', label: words('share needed', 'part nécessaire'), format: 'percent' },
            { id: 'evpi', label: words('worth of knowing all', 'valeur de tout savoir'), format: 'money' },
            { id: 'ruin', label: words('ruin as planned', 'ruine selon le plan'), format: 'percent' },
          ],
          rows: results.map(({ firm, lambda, pStar, evpi, choices }) => [
            firmLabel(firm.id),
            lambda.value,
            pStar.here.value,
            pStar.value,
            evpi.value,
            choices.find(({ id }) => id === 'as-planned')?.ruin.value ?? null,
          ]),
        },
        {
          kind: 'ranges',
          id: 'gains',
          title: both(
            () => `What each choice is worth against the plan: ${first.firm.label.en}`,
            () => `Ce que vaut chaque choix contre le plan : ${first.firm.label.fr}`,
          ),
          unit: words('$bn, mean and 95 % of its error', 'Md$, moyenne et 95 % de son erreur'),
          format: 'money',
          rows: first.choices.map(({ id, label, gain }) => ({
            id,
            label,
            value: gain.value,
            low: gain.value - 2 * gain.standardError,
            high: gain.value + 2 * gain.standardError,
          })),
        },
        {
          kind: 'table',
          id: 'thresholds',
          title: words('Where it turns, belief by belief', 'Où cela bascule, croyance par croyance'),
          columns: [
            { id: 'belief', label: words('belief', 'croyance') },
            { id: 'threshold', label: words('threshold', 'seuil'), format: 'number' },
            { id: 'more_when', label: words('more is better', 'plus vaut mieux') },
            { id: 'probability', label: words('futures on that side', 'futurs de ce côté'), format: 'percent' },
          ],
          rows: first.thresholds
            .slice(0, shownThresholds)
            .map(({ label, at, moreWhen, probability }) => [label, at.value, sides[moreWhen], probability.value]),
        },
        {
          kind: 'limit',
          text: words(
            'Rivals keep their rules whatever the firm does, so the fear that a rival takes the place is in only as far as their rules react. What stands at the horizon counts in full; without that, the plan itself looks too large.',
            'Les rivaux gardent leurs règles quoi que fasse la firme : la crainte qu’un rival prenne la place n’entre que par la réaction de ces règles. Ce qui reste à l’horizon compte en entier ; sans cela, le plan lui-même paraît trop grand.',
          ),
        },
      ],
      commands: firms.map((firm) => `jevons decide --firm ${firm} -n ${n} --seed ${seed}`),
    };
  },
};

const sides = {
  above: words('above', 'au-dessus'),
  below: words('below', 'en dessous'),
  always: words('everywhere looked at', 'partout où l’on a regardé'),
  never: words('nowhere looked at', 'nulle part où l’on a regardé'),
} as const;
