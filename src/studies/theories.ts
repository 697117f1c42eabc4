/** Rival theories of how the market works: each is one value of a parameter that selects. */
import type { Localised } from '#base';

export interface Theory {
  /** Of the parameter that selects. */
  readonly value: number;
  readonly label: Localised;
  /** What it says, in a sentence. */
  readonly says: Localised;
}

export interface TheorySelector {
  /** The parameter that selects. */
  readonly id: 'demand_theory' | 'price_theory' | 'forecast_theory';
  readonly label: Localised;
  /** The first is the model's own. */
  readonly theories: readonly Theory[];
}

const theory = (value: number, label: Localised, en: string, fr: string): Theory => ({
  value,
  label,
  says: { en, fr },
});

export const theorySelectors: readonly TheorySelector[] = [
  {
    id: 'demand_theory',
    label: { en: 'Demand', fr: 'Demande' },
    theories: [
      theory(
        1,
        { en: 'thresholds, log-logistic', fr: 'seuils log-logistiques' },
        'Each project has a price below which it is worth doing; as price falls there are fewer left to win.',
        'Chaque projet vaut la peine sous un certain prix ; plus le prix baisse, moins il en reste à gagner.',
      ),
      theory(
        2,
        { en: 'thresholds, lognormal', fr: 'seuils lognormaux' },
        'As before, with fewer projects far from the middle: demand saturates sooner.',
        'Comme avant, avec moins de projets loin du milieu : la demande sature plus tôt.',
      ),
      theory(
        3,
        { en: 'constant elasticity', fr: 'élasticité constante' },
        'Each percent of fall in price brings the same percent of demand, for ever.',
        'Chaque pour cent de baisse du prix apporte le même pour cent de demande, toujours.',
      ),
      theory(
        4,
        { en: 'adoption alone', fr: 'adoption seule' },
        'Price brings no new project: use grows as people take it up.',
        'Le prix n’apporte aucun projet : l’usage croît à mesure qu’on l’adopte.',
      ),
    ],
  },
  {
    id: 'price_theory',
    label: { en: 'Price', fr: 'Prix' },
    theories: [
      theory(
        1,
        { en: 'posted: cost and scarcity', fr: 'affiché : coût et rareté' },
        'Sellers post a price from their cost and raise it when capacity is short.',
        'Les vendeurs affichent un prix d’après leur coût et le relèvent quand la capacité manque.',
      ),
      theory(2, { en: 'cost plus', fr: 'coût majoré' }, 'Cost and a fixed margin.', 'Le coût et une marge fixe.'),
      theory(
        3,
        { en: 'clearing', fr: 'équilibre du marché' },
        'Price moves until all capacity is sold, without a thought of cost.',
        'Le prix bouge jusqu’à ce que toute la capacité soit vendue, sans égard au coût.',
      ),
      theory(
        4,
        { en: 'Cournot markup', fr: 'marge de Cournot' },
        'The margin of few sellers who know that more supply lowers the price.',
        'La marge de quelques vendeurs qui savent que plus d’offre fait baisser le prix.',
      ),
      theory(
        5,
        { en: 'competition', fr: 'concurrence' },
        'Price falls to running cost when capacity is idle.',
        'Le prix tombe au coût de fonctionnement quand des capacités sont oisives.',
      ),
    ],
  },
  {
    id: 'forecast_theory',
    label: { en: 'Forecast', fr: 'Prévision' },
    theories: [
      theory(
        1,
        { en: 'growth without price', fr: 'croissance hors prix' },
        'Firms tell growth that comes from a falling price from growth that does not.',
        'Les firmes distinguent la croissance due à la baisse du prix de l’autre.',
      ),
      theory(
        2,
        { en: 'trend of volume', fr: 'tendance du volume' },
        'Firms take all growth that they see for a trend.',
        'Les firmes prennent toute croissance observée pour une tendance.',
      ),
      theory(
        3,
        { en: 'trend, learnt slowly', fr: 'tendance apprise lentement' },
        'The same, averaged over some years.',
        'De même, en moyenne sur quelques années.',
      ),
      theory(
        4,
        { en: 'no growth', fr: 'sans croissance' },
        'Firms build for the demand of today.',
        'Les firmes construisent pour la demande d’aujourd’hui.',
      ),
    ],
  },
];
