/** The published pay-back calculations at today's figures, beside what the model's futures earn. */
import { type ComparedThesis, compareTheses, thesisQuantity } from '../must-be-true/index.ts';
import { medianAt, medianLines, simulate } from './ask.ts';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

/** Those that ask for a revenue a year. */
const perYear = '$bn/Year';
const year = 2025;

export const mustBeTrueArticle: Article = {
  id: 'what-must-be-true',
  title: words('What must be true', 'Ce qui doit être vrai'),
  question: words(
    'How much must AI earn for the investment to pay, by those who have reckoned it, and at today’s figures?',
    'Combien l’IA doit-elle rapporter pour que l’investissement paie, selon ceux qui l’ont calculé, et aux chiffres d’aujourd’hui ?',
  ),
  ensembles: 1,
  run: async (tools) => {
    const { ledger } = tools.world;
    const asked = tools.theses.filter(({ output, kind }) => output.unit === perYear && kind !== 'not_reproducible');
    const compared = compareTheses(ledger, asked, { year }).theses.filter(
      (one): one is ComparedThesis & { answer: number } => one.answer !== null,
    );
    const result = await simulate(tools);
    const earned = (at: number) => medianAt(result, 'total_ai_revenue', at);
    const needs = compared.map(({ answer }) => answer).sort((a, b) => a - b);
    const middle = needs[Math.floor(needs.length / 2)] ?? Number.NaN;
    const grown = compared.filter(({ answer, expected }) => answer > expected).length;
    return {
      n: result.n,
      answer: both(
        (pen) =>
          `${compared.length} published calculations ask for a revenue a year. At the figures of ${year} they ask for ${pen.money(needs[0] ?? null)} to ${pen.money(needs.at(-1) ?? null)}, ${grown} of them for more than when they were published; the model’s AI revenue is ${pen.money(earned(year + 1))} a year at the end of ${year} and ${pen.money(earned(2030))} at the start of 2030 in the median future.`,
        (pen) =>
          `${compared.length} calculs publiés demandent un revenu annuel. Aux chiffres de ${year}, ils demandent de ${pen.money(needs[0] ?? null)} à ${pen.money(needs.at(-1) ?? null)}, dont ${grown} plus qu’à leur parution ; les revenus de l’IA du modèle sont de ${pen.money(earned(year + 1))} par an fin ${year} et de ${pen.money(earned(2030))} début 2030 dans le futur médian.`,
      ),
      blocks: [
        {
          kind: 'table',
          id: 'theses',
          title: words('Asked for then and now', 'Demandé alors et maintenant'),
          columns: [
            { id: 'thesis', label: words('calculation', 'calcul') },
            { id: 'own_year', label: words('its year', 'son année') },
            { id: 'published', label: words('published', 'publié') },
            { id: 'answer', label: words(`at the figures of ${year}`, `aux chiffres de ${year}`) },
          ],
          rows: [...compared]
            .sort((a, b) => b.answer - a.answer)
            .map(({ id, title, ownYear, expected, answer }) => [
              words(`${id}: ${title.en}`, `${id} : ${title.fr}`),
              String(ownYear),
              quantity(expected),
              quantity(answer),
            ]),
        },
        {
          kind: 'ranges',
          id: 'needs',
          title: words(`Revenue asked for at the figures of ${year}`, `Revenu demandé aux chiffres de ${year}`),
          unit: words('$bn a year', 'Md$ par an'),
          format: 'money',
          rows: compared.map(({ id, answer }) => ({ id, label: words(id, id), value: answer })),
        },
        {
          kind: 'lines',
          id: 'earned',
          title: words('What the model’s firms earn, median', 'Ce que gagnent les firmes du modèle, médiane'),
          unit: words('$bn a year', 'Md$ par an'),
          format: 'money',
          yearly: false,
          ...medianLines(
            result,
            [
              { id: 'total_ai_revenue', label: words('AI revenue', 'revenus de l’IA') },
              { id: 'customer_spending', label: words('outside customers', 'clients extérieurs') },
            ],
            [2024.25, 2034],
          ),
        },
        {
          kind: 'finding',
          text: both(
            (pen) =>
              `The calculation in the middle asks for ${pen.money(middle)}. They do not ask the same question: some cover one year’s depreciation, some the cost of capital for ever, some one firm’s; answers are set side by side, not averaged.`,
            (pen) =>
              `Le calcul du milieu demande ${pen.money(middle)}. Ils ne posent pas la même question : certains couvrent l’amortissement d’une année, d’autres le coût du capital à perpétuité, d’autres une seule firme ; les réponses sont mises côte à côte, pas moyennées.`,
          ),
        },
        {
          kind: 'limit',
          text: words(
            'An input is taken from the ledger where it has one for that year, else as published. AI revenue of the model counts own use at the market rent in part; filings do not report it, so no document can confirm it.',
            'Une donnée vient du registre là où il en a une pour l’année, sinon du texte publié. Les revenus de l’IA du modèle comptent en partie l’usage propre au loyer du marché ; aucun document déposé ne les publie, aucun ne peut donc les confirmer.',
          ),
        },
      ],
      commands: [
        `jevons must-be-true --compare ${compared.map(({ id }) => id).join(',')} --year ${year}`,
        `jevons run -n ${tools.n} --seed ${tools.seed}`,
      ],
    };
  },
};

function quantity(value: number) {
  const rounded = Number(value.toPrecision(4));
  return { en: thesisQuantity(rounded, perYear, 'en'), fr: thesisQuantity(rounded, perYear, 'fr') };
}
