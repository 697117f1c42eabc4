/**
 * The founding example: a press article of February 2025 said that Amazon plans about $100bn for 2025, 29 % more than in
 * 2024, ahead of Microsoft and Google, "respectively between 75 and 80". What the ledger says of each claim.
 */
import { formatDate, formatMoney, formatPercent, frenchSpaces, type IsoDate, type Language } from '#base';
import type { FactValue, GuidanceEntry, Ledger } from '#ledger';

/** What the article claims: the only figures typed in, because they are its words. */
const article = {
  date: '2025-02-10',
  plannedBillions: 100,
  growth: 0.29,
  rivals: { microsoft: 75, alphabet: 80 },
} as const;
/** Guides given around the cheap model of 20 January 2025. */
const cheapModel = { from: '2025-01-20', to: '2025-02-28' } as const;
/** A rounded claim holds when it is within half a point of the figure. */
const roundedToShare = 0.005;
const millions = 1000;

export interface GrowthReading {
  readonly id: string;
  readonly plannedBillions: number;
  readonly baseBillions: number;
  readonly growth: number;
  readonly holds: boolean;
  readonly text: Record<Language, string>;
  readonly published: IsoDate | null;
  readonly sources: readonly string[];
}

export interface PlanLine {
  readonly company: string;
  readonly low: number;
  readonly high: number | null;
  readonly definition: string;
  readonly definitionText: Record<Language, string>;
  readonly period: { readonly label: string; readonly start: IsoDate | null; readonly end: IsoDate | null };
  readonly date: string;
  readonly source: string;
}

export interface RevisedGuide {
  readonly company: string;
  readonly period: string;
  readonly firstMiddle: number;
  readonly lastMiddle: number;
  readonly raised: boolean;
}

export interface FoundingExample {
  readonly articleDate: IsoDate;
  /** Growth claimed, and what it is on each basis. */
  readonly claimedGrowth: number;
  readonly growth: readonly GrowthReading[];
  /** Plans as they were known on the article's date, largest first. */
  readonly ranking: readonly PlanLine[];
  /** True when the article gives each rival the other's figure. */
  readonly rivalsInverted: boolean;
  readonly outcome: { readonly net: number; readonly gross: number; readonly published: IsoDate | null };
  /** Guides for 2025 given around the cheap model, and what became of them. */
  readonly afterCheapModel: readonly RevisedGuide[];
  /** What Microsoft, the exception, said of its fiscal year 2026 then and later, in the ledger's words. */
  readonly exception: readonly { readonly date: string; readonly words: Record<Language, string> }[];
  readonly text: Record<Language, readonly string[]>;
}

/** @throws JevonsError `missing-value` when the ledger lacks one of the figures. */
export function foundingExample(ledger: Ledger): FoundingExample {
  const growth = growthReadings(ledger);
  const ranking = rankingOf(ledger);
  const capex = (definition: string, period: string) =>
    ledger.value({ company: 'amazon', metric: 'capex', definition, period });
  const [net, gross] = [capex('net', 'CY2025'), capex('gross', 'CY2025')];
  const parts = {
    articleDate: article.date,
    claimedGrowth: article.growth,
    growth,
    ranking,
    rivalsInverted: areInverted(ranking),
    outcome: { net: net.value / millions, gross: gross.value / millions, published: net.published },
    afterCheapModel: guidesAfterCheapModel(ledger),
    exception: ledger
      .guidance({ company: 'microsoft' })
      .filter(({ period, date }) => period.label === 'FY2026' && ['2025-01-29', '2025-10-29'].includes(date))
      .map(({ date, qualitative }) => ({ date, words: qualitative })),
  };
  return { ...parts, text: { en: sentences(parts, 'en'), fr: sentences(parts, 'fr').map(frenchSpaces) } };
}

function growthReadings(ledger: Ledger): GrowthReading[] {
  const capex = (definition: string) =>
    ledger.value({ company: 'amazon', metric: 'capex', definition, period: 'CY2024', asOf: article.date });
  const [net, gross, calls] = [capex('net'), capex('gross'), capex('capital-investments')];
  const guide = latestGuide(ledger, 'amazon', 'CY2025');
  const runRate = guide?.high ?? guide?.low ?? article.plannedBillions;
  return [
    reading('net', article.plannedBillions, net.value, [net], {
      en: 'about $100bn over purchases net of proceeds and incentives',
      fr: 'environ 100 Md$ rapportés aux achats nets des cessions et incitations',
    }),
    reading('like-for-like', runRate, calls.value, [calls], {
      en: 'the quarter that management called representative, times four, over the capital investments of 2024 as stated on calls',
      fr: 'le trimestre dit représentatif par la direction, multiplié par quatre, rapporté aux investissements de 2024 tels qu’annoncés aux analystes',
    }),
    reading('gross', article.plannedBillions, gross.value, [gross], {
      en: 'about $100bn over gross purchases',
      fr: 'environ 100 Md$ rapportés aux achats bruts',
    }),
  ];
}

function reading(
  id: string,
  plannedBillions: number,
  base: number,
  facts: readonly FactValue[],
  text: Record<Language, string>,
): GrowthReading {
  const baseBillions = base / millions;
  const growth = plannedBillions / baseBillions - 1;
  return {
    id,
    plannedBillions,
    baseBillions,
    growth,
    holds: Math.abs(growth - article.growth) <= roundedToShare,
    text,
    published:
      facts
        .map(({ published }) => published ?? '')
        .sort()
        .at(-1) ?? null,
    sources: [...new Set(facts.flatMap(({ sources }) => sources.map(({ title }) => title)))],
  };
}

function latestGuide(
  ledger: Ledger,
  company: string,
  period: string,
  asOf: IsoDate = article.date,
): GuidanceEntry | undefined {
  const known = ledger
    .guidance({ company, asOf })
    .filter((entry) => entry.period.label === period && entry.low !== null);
  return known.at(-1);
}

function rankingOf(ledger: Ledger): PlanLine[] {
  const plans = [
    ['amazon', 'CY2025'],
    ['microsoft', 'FY2025'],
    ['alphabet', 'CY2025'],
  ] as const;
  return plans
    .flatMap(([company, label]): PlanLine[] => {
      const guide = latestGuide(ledger, company, label);
      if (guide?.low == null) return [];
      const { low, high, definition, definitionText, period, date, source } = guide;
      return [{ company, low, high, definition, definitionText, period, date, source: source.title }];
    })
    .sort((a, b) => b.low - a.low);
}

function areInverted(ranking: readonly PlanLine[]): boolean {
  const low = (company: string) => ranking.find((line) => line.company === company)?.low;
  return low('microsoft') === article.rivals.alphabet && low('alphabet') === article.rivals.microsoft;
}

function guidesAfterCheapModel(ledger: Ledger): RevisedGuide[] {
  const { outcomes } = ledger.guidanceAgainstOutcome({});
  return outcomes.flatMap(({ company, period, lastMiddle }) => {
    const then = ledger
      .guidance({ company })
      .filter((entry) => entry.period.label === period.label && entry.low !== null)
      .findLast(({ knownFrom }) => knownFrom >= cheapModel.from && knownFrom <= cheapModel.to);
    if (then?.low == null || period.label !== 'CY2025') return [];
    const firstMiddle = (then.low + (then.high ?? then.low)) / 2;
    return [{ company, period: period.label, firstMiddle, lastMiddle, raised: lastMiddle > firstMiddle }];
  });
}

const names: Readonly<Record<string, string>> = {
  amazon: 'Amazon',
  microsoft: 'Microsoft',
  alphabet: 'Alphabet',
  meta: 'Meta',
};

function sentences(found: Omit<FoundingExample, 'text'>, lang: Language): string[] {
  const percent = (value: number) => `${value >= 0 ? '+' : ''}${formatPercent(value, lang, { decimals: 1 })}`;
  const money = (value: number) => formatMoney(value, lang);
  const readings = found.growth.map(({ text, growth, baseBillions, holds }) => {
    const base = money(baseBillions);
    return lang === 'en'
      ? `${percent(growth)}: ${text.en} (${base})${holds ? '; the article is right on this basis' : ''}.`
      : `${percent(growth)} : ${text.fr} (${base})${holds ? ' ; l’article a raison sur cette base' : ''}.`;
  });
  const plans = found.ranking
    .map(({ company, low, high, period, definitionText }) => {
      const range = high === null || high === low ? money(low) : `${money(low)}–${money(high)}`;
      return `${names[company] ?? company} ${range} (${period.label}, ${definitionText[lang]})`;
    })
    .join('; ');
  const raised = found.afterCheapModel.filter((guide) => guide.raised).length;
  const { net, gross } = found.outcome;
  const exception = found.exception.map(({ date, words }) => `${formatDate(date, lang)}, ${words[lang]}`).join('; ');
  return lang === 'en'
    ? [
        ...readings,
        'Management gave no annual figure that day: the plan is read off a quarter called representative.',
        `Plans known then: ${plans}.`,
        found.rivalsInverted
          ? '"Respectively" inverts the rivals: Microsoft had said about 80 and Alphabet about 75, for different years and on different definitions.'
          : 'The rivals are in the right order.',
        `Outcome of 2025: ${money(net)} net, ${money(gross)} gross.`,
        `${raised} of ${found.afterCheapModel.length} guides for 2025 given around the cheap model were raised later.`,
        `The exception, Microsoft on its fiscal year 2026: ${exception}.`,
        '"Coordinated" is not supported: what is documented is parallel raising.',
      ]
    : [
        ...readings,
        'La direction n’a donné aucun chiffre annuel ce jour-là : le plan est déduit d’un trimestre dit représentatif.',
        `Plans connus alors : ${plans}.`,
        found.rivalsInverted
          ? '« Respectivement » inverse les rivaux : Microsoft avait dit environ 80 et Alphabet environ 75, pour des années et selon des définitions différentes.'
          : 'Les rivaux sont dans le bon ordre.',
        `Réalisé en 2025 : ${money(net)} net, ${money(gross)} brut.`,
        `${raised} des ${found.afterCheapModel.length} objectifs pour 2025 donnés autour du modèle bon marché ont été relevés ensuite.`,
        `L’exception, Microsoft à propos de son exercice 2026 : ${exception}.`,
        '« Coordonné » n’est pas étayé : ce qui est documenté, ce sont des relèvements parallèles.',
      ];
}
