/** Getting big too fast: the model of 2007, and the same question put to the race of today. */
import { gbtfGame } from '../gbtf-game.ts';
import { raceGame } from '../race-game.ts';
import type { RaceGameName } from '../race-game-types.ts';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

const names: Readonly<Record<RaceGameName, ReturnType<typeof words>>> = {
  dilemma: words('prisoner’s dilemma', 'dilemme du prisonnier'),
  chicken: words('chicken', 'jeu de la poule mouillée'),
  'stag-hunt': words('stag hunt', 'chasse au cerf'),
  'restraint-dominates': words('restraint dominates', 'la retenue domine'),
  'pushing-dominates': words('pushing dominates', 'l’agressivité domine'),
};
const capacities = {
  perfect: words('at once', 'aussitôt'),
  lag: words('a year late', 'un an plus tard'),
} as const;
/** What the race of today is asked about: the same lever that slows or speeds the market. */
const belief = 'server_lead_time';

export const tooBigTooFast: Article = {
  id: 'too-big-too-fast',
  title: words('Getting big too fast, then and now', 'Grandir trop vite, hier et aujourd’hui'),
  question: words(
    'In 2007 a model showed when grabbing market share ruins everybody. Is the race of today such a game?',
    'En 2007, un modèle a montré quand la course aux parts de marché ruine tout le monde. La course d’aujourd’hui est-elle ce jeu ?',
  ),
  ensembles: 60,
  run: async (tools) => {
    const { world, n, seed, execution } = tools;
    const then = gbtfGame(world);
    const now = await raceGame(world, { n, seed, critical: { beliefs: [belief], points: 3 } }, execution);
    const scan = now.critical?.scans[0];
    const middle = scan?.points[1];
    const turns = scan?.crossings ?? [];
    const late = then.critical.filter(({ capacity }) => capacity === 'lag');
    return {
      n,
      answer: both(
        (pen) =>
          `Then: with capacity a year late the game changes at a strength of word of mouth of ${late.map(({ value }) => pen.number(value)).join(' and ')} a year. Now: between ${scanWords(now, 'en')}, the game of the race is “${middle === undefined ? '?' : names[middle.game].en}” at the middle of what is believed, and it ${turns.length === 0 ? 'changes its type nowhere on the range of lead times looked at' : `changes its type at a lead time of ${turns.map(({ value }) => pen.number(value)).join(', ')} years`}.`,
        (pen) =>
          `Hier : avec une capacité livrée un an plus tard, le jeu change pour un bouche-à-oreille de force ${late.map(({ value }) => pen.number(value)).join(' et ')} par an. Aujourd’hui : entre ${scanWords(now, 'fr')}, le jeu est, au milieu de ce qu’on croit, « ${middle === undefined ? '?' : names[middle.game].fr} », et il ${turns.length === 0 ? 'ne change de nature nulle part dans les délais regardés' : `change de nature pour un délai de ${turns.map(({ value }) => pen.number(value)).join(', ')} ans`}.`,
      ),
      blocks: [
        {
          kind: 'text',
          text: words(
            'In Sterman, Henderson, Beinhocker and Newman (2007) two firms choose: aim at most of the market, or at half. If capacity comes at once, aggression pays. If it comes late and the market grows fast, both are left with idle plants, and restraint pays.',
            'Chez Sterman, Henderson, Beinhocker et Newman (2007), deux firmes choisissent : viser l’essentiel du marché, ou la moitié. Si la capacité vient aussitôt, l’agressivité paie. Si elle vient tard et que le marché croît vite, il reste aux deux des usines oisives, et la retenue paie.',
          ),
        },
        {
          kind: 'table',
          id: 'then',
          title: words('Then: net present value in 40 years', 'Hier : valeur actuelle nette sur 40 ans'),
          columns: [
            { id: 'capacity', label: words('capacity', 'capacité') },
            { id: 'word_of_mouth', label: words('word of mouth', 'bouche-à-oreille'), format: 'number' },
            { id: 'both_aggressive', label: words('both aggressive', 'deux agressives'), format: 'money' },
            { id: 'aggressive_alone', label: words('aggressive alone', 'seule agressive'), format: 'money' },
            { id: 'conservative_alone', label: words('conservative alone', 'seule prudente'), format: 'money' },
            { id: 'both_conservative', label: words('both conservative', 'deux prudentes'), format: 'money' },
            { id: 'game', label: words('game', 'jeu') },
          ],
          rows: then.payoffs.map((row) => [
            capacities[row.capacity],
            row.wordOfMouth,
            row.bothAggressive,
            row.aggressiveAlone,
            row.conservativeAlone,
            row.bothConservative,
            names[row.game],
          ]),
        },
        ...then.answer.en.map((en, k) => ({ kind: 'finding' as const, text: { en, fr: then.answer.fr[k] ?? '' } })),
        {
          kind: 'table',
          id: 'now',
          title: words(
            'Now: one firm against all others, by lead time of servers',
            'Aujourd’hui : une firme contre toutes, selon le délai des serveurs',
          ),
          columns: [
            { id: 'lead_time_years', label: words('lead time, years', 'délai, années'), format: 'number' },
            { id: 'restraint', label: words('all hold back', 'toutes se retiennent'), format: 'money' },
            { id: 'push_alone', label: words('pushes alone', 'pousse seule'), format: 'money' },
            { id: 'restrain_alone', label: words('holds back alone', 'se retient seule'), format: 'money' },
            { id: 'push', label: words('all push', 'toutes poussent'), format: 'money' },
            { id: 'game', label: words('game', 'jeu') },
          ],
          rows: (scan?.points ?? []).map((point) => [
            point.value,
            point.restraint,
            point.pushAlone,
            point.restrainAlone,
            point.push,
            names[point.game],
          ]),
        },
        {
          kind: 'limit',
          text: words(
            'The model of 2007 has one product, no falling cost of what it sells beyond learning, and no debt that can fail. The race has all three, so the two tables answer like questions, not the same one. Pay-offs of today have an error that the command prints.',
            'Le modèle de 2007 a un seul produit, pas d’autre baisse de coût que l’apprentissage, et aucune dette qui puisse faire défaut. La course a les trois : les deux tableaux répondent à des questions semblables, non à la même. Les gains d’aujourd’hui ont une erreur que la commande imprime.',
          ),
        },
      ],
      commands: ['jevons race --model gbtf', `jevons race -n ${n} --seed ${seed} --belief ${belief}`],
    };
  },
};

function scanWords({ critical }: Awaited<ReturnType<typeof raceGame>>, lang: 'en' | 'fr'): string {
  const [hold, push] = critical?.pair ?? [];
  return hold === undefined || push === undefined
    ? '?'
    : lang === 'en'
      ? `“${hold.label.en}” and “${push.label.en}”`
      : `« ${hold.label.fr} » et « ${push.label.fr} »`;
}
