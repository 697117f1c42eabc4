/** Does spending rise when compute gets cheaper, through what, and until when. */
import { medianAt, medianLines, medians, simulate, staysUnder } from './ask.ts';
import type { Article } from './types.ts';
import { both, words } from './words.ts';

const years = [2024.25, 2034] as const;

export const rebound: Article = {
  id: 'rebound',
  title: words('Rebound, and its end', 'Le rebond, et sa fin'),
  question: words(
    'Compute gets cheaper. Does spending on it rise, through what, and until when?',
    'Le calcul devient moins cher. Les dépenses montent-elles, par quel canal, et jusqu’à quand ?',
  ),
  ensembles: 1,
  run: async (tools) => {
    const result = await simulate(tools);
    const { findings } = result;
    const { product, aboveOne } = findings.rebound;
    const effective = medians(result, 'effective_elasticity', years);
    const turn = staysUnder(effective, 1);
    const channels = ['price_channel', 'adoption_channel', 'capability_channel'] as const;
    const grown = channels.map((id) => medianAt(result, id, 2030));
    return {
      n: result.n,
      answer: both(
        (pen) =>
          `Price alone does not carry the paradox: elasticity times pass-through is ${pen.number(product.median)} in mid-2026 and above one in ${pen.percent(aboveOne.value)} of futures. With new projects and better models, service grows by ${pen.number(findings.effectiveElasticity.median)} percent for each percent that its cost falls${turn === null ? '.' : `; that stays under one from ${pen.year(turn)} in the median future, and then spending no longer follows.`}`,
        (pen) =>
          `Le prix seul ne porte pas le paradoxe : élasticité fois transmission vaut ${pen.number(product.median)} à la mi-2026 et dépasse un dans ${pen.percent(aboveOne.value)} des futurs. Avec les nouveaux projets et de meilleurs modèles, le service croît de ${pen.number(findings.effectiveElasticity.median)} pour cent par pour cent de baisse de son coût${turn === null ? '.' : ` ; ce rapport reste sous un à partir de ${pen.year(turn)} dans le futur médian, et les dépenses ne suivent plus.`}`,
      ),
      blocks: [
        {
          kind: 'text',
          text: words(
            'Three questions are often taken for one. Customers spend more when price falls if the elasticity of demand is above one. Spending on compute rises only if elasticity times the share of cost that is passed on is above one. And capex is none of these: it is the change of a stock.',
            'Trois questions passent souvent pour une seule. Les clients dépensent plus quand le prix baisse si l’élasticité de la demande dépasse un. Les dépenses de calcul n’augmentent que si l’élasticité multipliée par la part de la baisse qui est transmise dépasse un. Et l’investissement n’est rien de cela : c’est la variation d’un stock.',
          ),
        },
        {
          kind: 'lines',
          id: 'elasticities',
          title: words('Three measures of the rebound, median', 'Trois mesures du rebond, médiane'),
          unit: words('above 1, spending rises', 'au-dessus de 1, les dépenses montent'),
          format: 'number',
          yearly: false,
          ...medianLines(
            result,
            [
              { id: 'rebound', label: words('by price', 'par le prix') },
              { id: 'software_rebound', label: words('with capability', 'avec les capacités') },
              { id: 'effective_elasticity', label: words('all channels', 'tous canaux') },
            ],
            years,
          ),
        },
        {
          kind: 'ranges',
          id: 'channels',
          title: words(
            'Growth of service from 2024 to 2030, by channel, median',
            'Croissance du service de 2024 à 2030, par canal, médiane',
          ),
          unit: words('logarithm: 2.3 is ten times', 'logarithme : 2,3 vaut dix fois'),
          format: 'number',
          rows: channels.map((id, k) => ({ id, label: channelNames[id], value: grown[k] ?? Number.NaN })),
        },
        {
          kind: 'lines',
          id: 'spending',
          title: words('Spending, median', 'Dépenses, médiane'),
          unit: words('$bn a year', 'Md$ par an'),
          format: 'money',
          yearly: false,
          ...medianLines(
            result,
            [
              { id: 'customer_spending', label: words('customers', 'clients') },
              { id: 'compute_spending', label: words('on compute', 'en calcul') },
              { id: 'total_capex', label: words('capex', 'investissement') },
            ],
            years,
          ),
        },
        {
          kind: 'finding',
          text: both(
            (pen) =>
              `Capex peaks before ${findings.horizon} in ${pen.percent(1 - findings.spendingPeak.missing.value)} of futures, in the median one in ${pen.year(findings.spendingPeak.median)}; 80 % of peaks lie between ${pen.year(findings.spendingPeak.low)} and ${pen.year(findings.spendingPeak.high)}. Customers’ spending peaks later, or not at all: in ${pen.percent(findings.customerPeak.date.missing.value)} of futures it still rises at the end.`,
            (pen) =>
              `L’investissement culmine avant ${findings.horizon} dans ${pen.percent(1 - findings.spendingPeak.missing.value)} des futurs, en ${pen.year(findings.spendingPeak.median)} dans le futur médian ; 80 % des sommets tombent entre ${pen.year(findings.spendingPeak.low)} et ${pen.year(findings.spendingPeak.high)}. Les dépenses des clients culminent plus tard, ou jamais : dans ${pen.percent(findings.customerPeak.date.missing.value)} des futurs, elles montent encore à la fin.`,
          ),
        },
        {
          kind: 'limit',
          text: words(
            'The curve of projects that become worth doing is a theory with four rivals in the model; with constant elasticity spending hardly peaks. The price at which half of all projects are worth doing is a judgement, and half of the spread of the answer hangs on it.',
            'La courbe des projets qui deviennent rentables est une théorie, avec ses rivales dans le modèle ; à élasticité constante, les dépenses ne culminent guère. Le prix auquel la moitié des projets devient rentable est un jugement, et la moitié de la dispersion de la réponse en dépend.',
          ),
        },
      ],
      commands: [`jevons run -n ${result.n} --seed ${result.seed}`],
    };
  },
};

const channelNames = {
  price_channel: words('price', 'prix'),
  adoption_channel: words('adoption', 'adoption'),
  capability_channel: words('capability', 'capacités'),
} as const;
