/** The press article of February 2025 that the project started from, claim by claim. */
import { foundingExample } from '../founding.ts';
import type { Article, ArticleBlock } from './types.ts';
import { both, words } from './words.ts';

export const founding: Article = {
  id: 'founding-article',
  title: words('The article it began with', 'L’article de départ'),
  question: words(
    'An article of February 2025 gives four figures on the investment race. Which of them hold?',
    'Un article de février 2025 donne quatre chiffres sur la course aux investissements. Lesquels tiennent ?',
  ),
  ensembles: 0,
  run: async ({ world }) => {
    const found = foundingExample(world.ledger);
    const held = found.growth.filter(({ holds }) => holds);
    const blocks: ArticleBlock[] = [
      ...found.text.en.map((en, index) => ({ kind: 'text' as const, text: { en, fr: found.text.fr[index] ?? '' } })),
      {
        kind: 'ranges',
        id: 'growth',
        title: words(
          'Growth of Amazon’s investment, by what 2024 is counted on',
          'Croissance des investissements d’Amazon, selon ce que l’on compte en 2024',
        ),
        unit: words('2025 plan over 2024', 'plan 2025 sur 2024'),
        format: 'percent',
        rows: found.growth.map(({ id, growth }) => ({ id, label: growthNames[id] ?? words(id, id), value: growth })),
      },
      {
        kind: 'table',
        id: 'plans',
        title: words('Plans as they were known that day', 'Les plans connus ce jour-là'),
        columns: [
          { id: 'company', label: words('company', 'entreprise') },
          { id: 'period', label: words('period', 'période') },
          { id: 'low_usd_bn', label: words('from', 'de'), format: 'money' },
          { id: 'high_usd_bn', label: words('to', 'à'), format: 'money' },
          { id: 'definition', label: words('what it counts', 'ce qu’il compte') },
        ],
        rows: found.ranking.map(({ company, period, low, high, definitionText }) => [
          company,
          period.label,
          low,
          high,
          definitionText,
        ]),
      },
      {
        kind: 'limit',
        text: words(
          'A plan on one definition and an outcome on another cannot be ranked: the table keeps each in its own words, and forces no common basis.',
          'Un plan selon une définition et un résultat selon une autre ne se classent pas : le tableau garde à chacun ses termes, sans base commune forcée.',
        ),
      },
    ];
    return {
      n: 0,
      answer: both(
        (pen) =>
          `Of ${found.growth.length} readings of “${pen.percent(found.claimedGrowth)} more than in 2024”, ${held.length} ${held.length === 1 ? 'holds' : 'hold'}; ${found.rivalsInverted ? 'the figures of the two rivals are exchanged' : 'the rivals’ figures hold'}; and Amazon’s year ended at ${pen.money(found.outcome.net)} net.`,
        (pen) =>
          `Sur ${found.growth.length} lectures de « ${pen.percent(found.claimedGrowth)} de plus qu’en 2024 », ${held.length} ${held.length === 1 ? 'tient' : 'tiennent'} ; ${found.rivalsInverted ? 'les chiffres des deux rivaux sont intervertis' : 'les chiffres des rivaux tiennent'} ; et l’année d’Amazon s’est close à ${pen.money(found.outcome.net)} nets.`,
      ),
      blocks,
      commands: ['jevons founding', 'jevons facts guidance --as-of 2025-02-10'],
    };
  },
};

const growthNames: Readonly<Record<string, ReturnType<typeof words>>> = {
  net: words('net purchases', 'achats nets'),
  'like-for-like': words('like for like, as on calls', 'à périmètre égal, selon les appels'),
  gross: words('gross purchases', 'achats bruts'),
};
