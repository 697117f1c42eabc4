/** What the headline keeps of a run, with its labels. */
import type { Localised } from '#base';
import { allScalars, perPlan } from '#engine';

export interface HeadlineSeries {
  readonly id: string;
  /** Scalars of the model. */
  readonly inputs: readonly string[];
  /** Exact calendar-year totals from a cumulative stock; absent for a value at a moment. */
  readonly reducer?: 'trailing-year';
  readonly label: Localised;
  readonly unit: string;
  /** What counts as capex in it, where firms differ. */
  readonly definition?: Localised;
}

/** A peak counts once spending is this share under it: less is a ripple. */
export const spendingFall = 0.02;
/** When the rebound is read: now, on the data's last day, not in a far future. */
export const reboundDate = 2026.5;

const firmNames: Readonly<Record<string, string>> = {
  amazon: 'Amazon',
  microsoft: 'Microsoft',
  alphabet: 'Alphabet',
  meta: 'Meta',
  oracle: 'Oracle',
};
const others: Localised = { en: 'others', fr: 'autres' };

/** Capex as each firm reports it: the model's own yearly totals are on the same definition, so the two can be compared. */
const definitions: Readonly<Record<string, Localised>> = {
  amazon: { en: 'net of proceeds and incentives', fr: 'net des cessions et subventions' },
  microsoft: { en: 'with assets acquired under finance leases', fr: 'avec les actifs en location-financement' },
  alphabet: { en: 'gross cash', fr: 'décaissements bruts' },
  meta: {
    en: 'net, with principal payments on finance leases',
    fr: 'net, avec le principal des locations-financement',
  },
  oracle: {
    en: 'gross cash, quarters ending in February to November',
    fr: 'décaissements bruts, trimestres clos de février à novembre',
  },
  others: { en: 'judged from compute added', fr: 'estimé d’après le calcul ajouté' },
};
const ownDefinition: Localised = {
  en: 'each firm on its own definition',
  fr: 'chaque firme selon sa propre définition',
};

/** Where the run of a plan ends, in years. */
export const horizonIn = perPlan((plan) => {
  const horizon = allScalars(plan).find(({ id }) => id === 'final_time')?.value;
  if (horizon === undefined) throw new Error('FINAL TIME is not a plain number');
  return horizon;
});

/** @returns The model's firms, in its order. */
export const firms = perPlan((plan): readonly string[] =>
  allScalars(plan).flatMap(({ id }) => /^capex_so_far\[(.+)\]$/.exec(id)?.[1] ?? []),
);

export function firmLabel(firm: string): Localised {
  const name = firmNames[firm];
  return name === undefined ? others : { en: name, fr: name };
}

export function overCapacityYears(horizon: number): number[] {
  return Array.from({ length: Math.floor(horizon) - 2026 }, (_, i) => 2026 + i);
}

/** Scalars read at a moment: label in English and French. */
const moments: readonly (readonly [id: string, en: string, fr: string])[] = [
  ['total_capex', 'Capex of the six firms, yearly rate', 'Investissements des six firmes, rythme annuel'],
  ['reported_capex', 'Capex of the five filers, yearly rate', 'Investissements des cinq firmes cotées, rythme annuel'],
  ['total_ai_capex', 'AI capex, yearly rate', 'Investissements pour l’IA, rythme annuel'],
  ['total_capacity', 'Installed compute', 'Puissance de calcul installée'],
  ['total_power', 'Power of the installed compute', 'Puissance électrique du calcul installé'],
  ['total_shell_power', 'Power ready in shells', 'Puissance prête dans les bâtiments'],
  ['total_utilisation', 'Share of compute in use', 'Part du calcul utilisée'],
  ['market_price', 'Price of compute', 'Prix du calcul'],
  ['service_efficiency', 'Work done per unit of compute', 'Travail par unité de calcul'],
  ['customer_spending', 'Spending of outside customers', 'Dépenses des clients extérieurs'],
  ['compute_spending', 'Spending on compute', 'Dépenses de calcul'],
  ['total_ai_revenue', 'AI revenue', 'Revenus de l’IA'],
  ['rebound', 'Price rebound: elasticity times pass-through', 'Rebond par les prix : élasticité fois transmission'],
  ['software_rebound', 'Rebound with capability', 'Rebond avec les capacités des modèles'],
  [
    'effective_elasticity',
    'Effective elasticity: growth of service over fall of cost, last year',
    'Élasticité effective : croissance du service sur baisse du coût, dernière année',
  ],
  ['price_channel', 'Growth of service since 2024 by price', 'Croissance du service depuis 2024 par les prix'],
  ['adoption_channel', 'Growth of service since 2024 by adoption', 'Croissance du service depuis 2024 par l’adoption'],
  [
    'capability_channel',
    'Growth of service since 2024 by capability',
    'Croissance du service depuis 2024 par les capacités',
  ],
  ['economic_life', 'Economic life of a server bought now', 'Durée économique d’un serveur acheté maintenant'],
  ['price_driven_share', 'Share of AI capex that is price', 'Part des prix dans l’investissement pour l’IA'],
  ['circular_share', 'Share of AI revenue paid by vendors', 'Part des revenus de l’IA payée par les vendeurs'],
  ['rent_over_user_cost', 'Rent over user cost of compute', 'Loyer rapporté au coût d’usage du calcul'],
];

export const headlineSeries = perPlan((plan): readonly HeadlineSeries[] => {
  const units = new Map(allScalars(plan).map(({ id, unit }) => [id, unit]));
  const all = firms(plan);
  const yearly = (
    id: string,
    inputs: readonly string[],
    label: Localised,
    definition: Localised = ownDefinition,
  ): HeadlineSeries => ({
    id,
    inputs,
    reducer: 'trailing-year',
    label,
    unit: units.get(inputs[0] ?? '') ?? '',
    definition,
  });
  const filers = all.filter((firm) => firmNames[firm] !== undefined);
  return [
    yearly(
      'total_capex_by_year',
      all.map((firm) => `capex_so_far[${firm}]`),
      {
        en: 'Capex of the six firms, by calendar year',
        fr: 'Investissements des six firmes, par année civile',
      },
    ),
    yearly(
      'reported_capex_by_year',
      filers.map((firm) => `capex_so_far[${firm}]`),
      {
        en: 'Capex of the five filers, by calendar year',
        fr: 'Investissements des cinq firmes cotées, par année civile',
      },
    ),
    ...all.map((firm) => {
      const { en, fr } = firmLabel(firm);
      return yearly(
        `capex_by_year[${firm}]`,
        [`capex_so_far[${firm}]`],
        {
          en: `Capex by calendar year: ${en}`,
          fr: `Investissements par année civile : ${fr}`,
        },
        definitions[firm],
      );
    }),
    ...moments
      .filter(([id]) => units.has(id))
      .map(([id, en, fr]) => ({ id, inputs: [id], label: { en, fr }, unit: units.get(id) ?? '' })),
  ];
});
