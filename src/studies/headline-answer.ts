/** The headline in words, in both languages, from its findings alone. */
import { formatMoney, formatNumber, formatPercent, frenchSpaces, type Language, type Localised } from '#base';
import { firmLabel } from './headline-outputs.ts';
import type { HeadlineFindings, Spread } from './result-types.ts';

/** The year by whose end over-capacity is told. */
const overCapacityYear = '2029';

type Words = Record<Language, (f: HeadlineFindings) => string>;

const money = (value: number | null, lang: Language) => (value === null ? '?' : formatMoney(value, lang));
const year = (value: number) => String(Math.floor(value));

/** A date inside a year names the year; the end of a year is that year. */
const yearOf = (end: number) => year(end - 1e-6);

const capex: Words = {
  en: ({ capex2030: { median, low, high } }) =>
    `Capex of the six firms in 2030: median ${money(median, 'en')}; 80% of futures lie between ${money(low, 'en')} and ${money(high, 'en')}.`,
  fr: ({ capex2030: { median, low, high } }) =>
    `Investissements des six firmes en 2030 : médiane ${money(median, 'fr')} ; 80 % des futurs se situent entre ${money(low, 'fr')} et ${money(high, 'fr')}.`,
};

const byFirm: Words = {
  en: ({ capex2030ByFirm }) => `By firm, median of 2030: ${firmList(capex2030ByFirm, 'en')}.`,
  fr: ({ capex2030ByFirm }) => `Par firme, médiane de 2030 : ${firmList(capex2030ByFirm, 'fr')}.`,
};

function firmList(byFirm: Readonly<Record<string, Spread>>, lang: Language): string {
  return Object.entries(byFirm)
    .map(([firm, { median }]) => `${firmLabel(firm)[lang]} ${money(median, lang)}`)
    .join(', ');
}

const overCapacity: Words = {
  en: ({ overCapacity: { economic, idle } }) =>
    `By the end of ${overCapacityYear}, ${percent(economic, 'en')} of futures have met economic over-capacity (rents under the cost of use for a year), ${percent(idle, 'en')} idle capacity.`,
  fr: ({ overCapacity: { economic, idle } }) =>
    `D’ici fin ${overCapacityYear}, ${percent(economic, 'fr')} des futurs ont connu une surcapacité économique (loyers sous le coût d’usage pendant un an), ${percent(idle, 'fr')} des capacités oisives.`,
};

function percent(chances: HeadlineFindings['overCapacity']['economic'], lang: Language): string {
  return formatPercent(chances[overCapacityYear]?.value ?? Number.NaN, lang);
}

const peak: Words = {
  en: ({ spendingPeak: { median, low, high, missing }, horizon }) =>
    median === null || low === null || high === null
      ? `Spending does not stop rising before ${year(horizon)} in any future.`
      : `Yearly spending peaks before ${year(horizon)} in ${formatPercent(1 - missing.value, 'en')} of futures: median ${yearOf(median)}, 80% between ${yearOf(low)} and ${yearOf(high)}.`,
  fr: ({ spendingPeak: { median, low, high, missing }, horizon }) =>
    median === null || low === null || high === null
      ? `Les dépenses ne cessent de croître avant ${year(horizon)} dans aucun futur.`
      : `Les dépenses annuelles culminent avant ${year(horizon)} dans ${formatPercent(1 - missing.value, 'fr')} des futurs : médiane ${yearOf(median)}, 80 % entre ${yearOf(low)} et ${yearOf(high)}.`,
};

const rebound: Words = {
  en: ({ rebound: { product, margin, aboveOne }, effectiveElasticity }) =>
    `Price alone: elasticity times pass-through is ${decimal(product.median, 'en')} in mid-2026 (${signed(margin.median, 'en')} against one); it exceeds one in ${formatPercent(aboveOne.value, 'en')} of futures. With adoption and capability, service grows by ${decimal(effectiveElasticity.median, 'en')} percent for each percent of fall of its cost.`,
  fr: ({ rebound: { product, margin, aboveOne }, effectiveElasticity }) =>
    `Par le seul prix : élasticité fois transmission vaut ${decimal(product.median, 'fr')} à la mi-2026 (${signed(margin.median, 'fr')} par rapport à un) ; le produit dépasse un dans ${formatPercent(aboveOne.value, 'fr')} des futurs. Avec l’adoption et les capacités, le service croît de ${decimal(effectiveElasticity.median, 'fr')} pour cent pour chaque pour cent de baisse de son coût.`,
};

const failureYear = '2030';

const failure: Words = {
  en: (findings) => {
    const worst = likeliestFailure(findings);
    return worst === undefined
      ? `No firm fails to serve its debt by the end of ${failureYear} in any future.`
      : `By the end of ${failureYear}, the likeliest to have failed to serve its debt for a year: ${firmLabel(worst.firm).en}, in ${formatPercent(worst.value, 'en')} of futures.`;
  },
  fr: (findings) => {
    const worst = likeliestFailure(findings);
    return worst === undefined
      ? `Aucune firme ne manque au service de sa dette d’ici fin ${failureYear}, dans aucun futur.`
      : `D’ici fin ${failureYear}, la plus exposée à ne plus servir sa dette pendant un an : ${firmLabel(worst.firm).fr}, dans ${formatPercent(worst.value, 'fr')} des futurs.`;
  },
};

function likeliestFailure({ failureByFirm }: HeadlineFindings): { firm: string; value: number } | undefined {
  const all = Object.entries(failureByFirm).map(([firm, byYear]) => ({ firm, value: byYear[failureYear]?.value ?? 0 }));
  const worst = all.reduce((one, other) => (other.value > one.value ? other : one));
  return worst.value > 0 ? worst : undefined;
}

const decimal = (value: number | null, lang: Language) =>
  value === null ? '?' : formatNumber(value, lang, { decimals: 2 });
const signed = (value: number | null, lang: Language) =>
  value === null ? '?' : `${value < 0 ? '−' : '+'}${formatNumber(Math.abs(value), lang, { decimals: 2 })}`;

const sentences: readonly Words[] = [capex, byFirm, overCapacity, peak, failure, rebound];

export function headlineAnswer(findings: HeadlineFindings): Record<keyof Localised, string[]> {
  return {
    en: sentences.map((words) => words.en(findings)),
    fr: sentences.map((words) => frenchSpaces(words.fr(findings))),
  };
}
