/** Longer waits against faster ageing: which of the two makes a glut? */
import type { HeadlineResult } from '../result-types.ts';
import { medianAt, simulate } from './ask.ts';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

/** Years from order to use of servers and of shells, together. */
const waits = [
  { id: 'short', servers: 0.5, shells: 1.25, label: words('short', 'courte') },
  { id: 'usual', servers: 0.75, shells: 1.75, label: words('usual', 'usuelle') },
  { id: 'long', servers: 1.5, shells: 3, label: words('long', 'longue') },
] as const;
/** Fall of hardware cost a year, as a logarithm: 1.2, 1.37 and 1.6 times. */
const ageings = [
  { id: 'slow', decline: 0.18, label: words('slow', 'lent') },
  { id: 'usual', decline: 0.317, label: words('usual', 'usuel') },
  { id: 'fast', decline: 0.47, label: words('fast', 'rapide') },
] as const;

interface Cell {
  readonly wait: (typeof waits)[number];
  readonly ageing: (typeof ageings)[number];
  readonly result: HeadlineResult;
}

export const leadTime: Article = {
  id: 'lead-time',
  title: words('Lead time against obsolescence', 'Délais contre obsolescence'),
  question: words(
    'What makes a glut: that capacity comes late, or that it ages fast?',
    'Qu’est-ce qui fait la surcapacité : qu’elle arrive tard, ou qu’elle vieillit vite ?',
  ),
  ensembles: waits.length * ageings.length,
  run: async (tools) => {
    const cells: Cell[] = [];
    for (const wait of waits) {
      for (const ageing of ageings) {
        const set = {
          server_lead_time: wait.servers,
          shell_lead_time: wait.shells,
          hardware_decline: ageing.decline,
        };
        cells.push({ wait, ageing, result: await simulate(tools, { set }) });
      }
    }
    const glut = ({ result }: Cell) => result.findings.overCapacity.economic['2029']?.value ?? Number.NaN;
    const at = (wait: string, ageing: string) => {
      const found = cells.find((cell) => cell.wait.id === wait && cell.ageing.id === ageing);
      if (found === undefined) throw new Error(`no cell ${wait}, ${ageing}`);
      return found;
    };
    const moved = (low: Cell, high: Cell) => ({ by: glut(high) - glut(low), error: errorOf(low, high) });
    const wait = moved(at('short', 'usual'), at('long', 'usual'));
    const ageing = moved(at('usual', 'slow'), at('usual', 'fast'));
    const apart =
      Math.abs(Math.abs(wait.by) - Math.abs(ageing.by)) >
      2 * Math.sqrt(wait.error * wait.error + ageing.error * ageing.error);
    const waitMore = Math.abs(wait.by) > Math.abs(ageing.by);
    const verdict = !apart
      ? words('Neither carries it alone', 'Ni l’un ni l’autre n’en décide seul')
      : waitMore
        ? words('The wait matters more', 'L’attente compte davantage')
        : words('The ageing matters more', 'Le vieillissement compte davantage');
    return {
      n: tools.n,
      answer: both(
        (pen) =>
          `${verdict.en}: from short to long waits the chance of economic over-capacity by 2029 moves by ${pen.points(wait.by)} points (± ${pen.number(200 * wait.error, 0)}), from slow to fast ageing by ${pen.points(ageing.by)} (± ${pen.number(200 * ageing.error, 0)}).`,
        (pen) =>
          `${verdict.fr} : d’attentes courtes à longues, la probabilité de surcapacité économique d’ici 2029 varie de ${pen.points(wait.by)} points (± ${pen.number(200 * wait.error, 0)}), d’un vieillissement lent à rapide de ${pen.points(ageing.by)} (± ${pen.number(200 * ageing.error, 0)}).`,
      ),
      blocks: [
        {
          kind: 'text',
          text: words(
            'Who orders for a demand that is two years away orders too much when growth turns. But who holds machines that lose a third of their worth each year is punished for having ordered at all. Both are in the model: servers and shells are ordered ahead, and a machine is withdrawn when newer ones would use its power better.',
            'Qui commande pour une demande située à deux ans commande trop quand la croissance tourne. Mais qui détient des machines qui perdent un tiers de leur valeur par an est puni d’avoir commandé tout court. Le modèle contient les deux : serveurs et bâtiments se commandent d’avance, et une machine est retirée quand de plus récentes useraient mieux de sa puissance.',
          ),
        },
        {
          kind: 'table',
          id: 'grid',
          title: words('Nine worlds', 'Neuf mondes'),
          columns: [
            { id: 'wait', label: words('wait', 'attente') },
            { id: 'ageing', label: words('ageing', 'vieillissement') },
            {
              id: 'over_capacity_2029',
              label: words('over-capacity by 2029', 'surcapacité d’ici 2029'),
              format: 'percent',
            },
            { id: 'capex_2030', label: words('capex 2030, median', 'investissement 2030, médiane'), format: 'money' },
            {
              id: 'economic_life_2030',
              label: words('economic life 2030, years', 'durée économique 2030, années'),
              format: 'number',
            },
            { id: 'power_2030', label: words('GW drawn 2030', 'GW utilisés 2030'), format: 'number' },
            { id: 'shells_2030', label: words('GW of shells 2030', 'GW de bâtiments 2030'), format: 'number' },
          ],
          rows: cells.map((cell) => [
            cell.wait.label,
            cell.ageing.label,
            glut(cell),
            cell.result.findings.capex2030.median,
            medianAt(cell.result, 'economic_life', 2030),
            medianAt(cell.result, 'total_power', 2030),
            medianAt(cell.result, 'total_shell_power', 2030),
          ]),
        },
        {
          kind: 'ranges',
          id: 'glut',
          title: words(
            'Futures with economic over-capacity by the end of 2029',
            'Futurs en surcapacité économique d’ici fin 2029',
          ),
          unit: words('share of futures', 'part des futurs'),
          format: 'percent',
          rows: cells
            .filter(({ wait, ageing }) => wait.id === 'usual' || ageing.id === 'usual')
            .map((cell) => ({
              id: `${cell.wait.id} wait, ${cell.ageing.id} ageing`,
              label: words(
                `${cell.wait.label.en} wait, ${cell.ageing.label.en} ageing`,
                `attente ${cell.wait.label.fr}, vieillissement ${cell.ageing.label.fr}`,
              ),
              value: glut(cell),
            })),
        },
        {
          kind: 'limit',
          text: words(
            'In each world the wait and the ageing are the same in all futures, and everything else is uncertain as usual. Firms know the wait; they do not learn that it changes.',
            'Dans chaque monde, attente et vieillissement sont les mêmes dans tous les futurs, et le reste est incertain comme d’ordinaire. Les firmes connaissent l’attente ; elles n’apprennent pas qu’elle change.',
          ),
        },
      ],
      commands: [
        `jevons run -n ${tools.n} --seed ${tools.seed} --set server_lead_time=1.5 --set shell_lead_time=3 --set hardware_decline=0.317`,
      ],
    };
  },
};

/** Of a difference of two shares of futures, as if their draws were apart: they are the same, so it is less. */
function errorOf(one: Cell, other: Cell): number {
  const of = ({ result }: Cell) => result.findings.overCapacity.economic['2029']?.standardError ?? Number.NaN;
  return Math.sqrt(of(one) * of(one) + of(other) * of(other));
}
