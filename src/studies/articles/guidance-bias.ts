/** Do companies do what they first said they would? */
import type { GuidanceOutcome } from '#ledger';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

export const guidanceBias: Article = {
  id: 'guidance-bias',
  title: words('What a plan is worth', 'Ce que vaut un plan annoncé'),
  question: words(
    'A company says what it will invest. How far from it does it end, and on which side?',
    'Une entreprise dit ce qu’elle investira. À quelle distance finit-elle, et de quel côté ?',
  ),
  ensembles: 0,
  run: async ({ world }) => {
    const { outcomes, summary } = world.ledger.guidanceAgainstOutcome({});
    const known = outcomes.filter((one) => one.versusFirst !== null && one.comparable !== 'different');
    const running = outcomes.filter((one) => one.versusFirst === null);
    const revised = (direction: 'up' | 'down') =>
      running.filter(({ drift }) => (direction === 'up' ? drift > 0 : drift < 0)).length;
    return {
      n: 0,
      answer: both(
        (pen) =>
          `${summary.aboveFirst} of ${summary.sampleSize} outcomes lie above the first word; the median is ${pen.percent(summary.median ?? Number.NaN)} above it. The last word before the year ended was right to ${pen.percent(Math.abs(summary.medianLast ?? Number.NaN))}. ${summary.sampleSize} outcomes of ${summary.companies} companies are few.`,
        (pen) =>
          `${summary.aboveFirst} résultats sur ${summary.sampleSize} dépassent la première annonce ; la médiane est ${pen.percent(summary.median ?? Number.NaN)} au-dessus. Le dernier mot avant la fin de l’exercice était juste à ${pen.percent(Math.abs(summary.medianLast ?? Number.NaN))} près. ${summary.sampleSize} résultats de ${summary.companies} entreprises, c’est peu.`,
      ),
      blocks: [
        {
          kind: 'ranges',
          id: 'outcomes',
          title: words('Outcome against the first word', 'Résultat contre première annonce'),
          unit: words('share of the first word', 'part de la première annonce'),
          format: 'percent',
          rows: known.map((one) => ({
            id: `${one.company} ${one.period.label}`,
            label: rowName(one),
            value: one.versusFirst ?? Number.NaN,
          })),
        },
        {
          kind: 'table',
          id: 'record',
          title: words('The record', 'Le relevé'),
          columns: [
            { id: 'company', label: words('company, year', 'entreprise, exercice') },
            { id: 'first_usd_bn', label: words('first word', 'première annonce'), format: 'money' },
            { id: 'last_usd_bn', label: words('last word', 'dernier mot'), format: 'money' },
            {
              id: 'versus_first',
              label: words('outcome against first', 'résultat contre première'),
              format: 'percent',
            },
            { id: 'definition', label: words('definition', 'définition') },
          ],
          rows: outcomes.map((one) => [
            rowName(one),
            one.firstMiddle,
            one.lastMiddle,
            one.versusFirst,
            definitions[one.comparable],
          ]),
        },
        {
          kind: 'finding',
          text: both(
            () =>
              `Of ${running.length} years that have not ended, ${revised('up')} have been raised since the first word and ${revised('down')} lowered.`,
            () =>
              `Sur ${running.length} exercices en cours, ${revised('up')} ont été relevés depuis la première annonce et ${revised('down')} abaissés.`,
          ),
        },
        {
          kind: 'limit',
          text: words(
            'These years were years of rising demand: the record says nothing of what plans are worth when it turns. Where the plan counts something else than the outcome, the row is shown and left out of the sums.',
            'Ces années furent de demande montante : le relevé ne dit rien de ce que valent les plans quand elle se retourne. Là où le plan compte autre chose que le résultat, la ligne est montrée mais exclue des sommes.',
          ),
        },
      ],
      commands: ['jevons facts outcomes', 'jevons facts guidance'],
    };
  },
};

const rowName = ({ company, period }: GuidanceOutcome) => {
  const name = `${company.charAt(0).toUpperCase()}${company.slice(1)} ${period.label}`;
  return words(name, name);
};

const definitions = {
  same: words('same', 'la même'),
  close: words('close', 'proche'),
  different: words('different: proves nothing', 'autre : ne prouve rien'),
} as const;
