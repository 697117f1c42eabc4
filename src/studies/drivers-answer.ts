/** The drivers in words, in both languages. */
import { formatNumber, formatPercent, frenchSpaces, type Language, type Localised } from '#base';
import type { Driver, DriversResult } from './drivers-types.ts';

type Facts = Omit<DriversResult, 'hash' | 'answer'>;

export function driversAnswer(facts: Facts): { en: string[]; fr: string[] } {
  const sentences = [leader[facts.method.id](facts), rest(facts), verdict(facts)].filter((one) => one !== undefined);
  return { en: sentences.map(({ en }) => en), fr: sentences.map(({ fr }) => frenchSpaces(fr)) };
}

/** Whether the first is ahead of the second by more than their errors explain. */
export function leads({ drivers }: Pick<Facts, 'drivers'>): boolean {
  const [first, second] = drivers;
  if (first === undefined || second === undefined) return true;
  const error = Math.sqrt((first.error ?? 0) * (first.error ?? 0) + (second.error ?? 0) * (second.error ?? 0));
  return (first.index ?? 0) - (second.index ?? 0) > 1.96 * error;
}

const share = (value: number | null | undefined, lang: Language) =>
  formatPercent(value ?? Number.NaN, lang, { decimals: 0 });
const number = (value: number | null | undefined, lang: Language) => formatNumber(value ?? Number.NaN, lang);
const count = (value: number, lang: Language) => formatNumber(value, lang, { decimals: 0 });
/** The label's first letter in lower case would break names: kept as it is. */
const name = (driver: Driver | undefined, lang: Language) => driver?.label[lang] ?? '?';
const quoted = (driver: Driver | undefined, lang: Language) =>
  lang === 'en' ? `“${name(driver, lang)}”` : `« ${name(driver, lang)} »`;

const unit = ({ output }: Facts) => (output.unit === '' ? '' : ` ${output.unit}`);

function others(facts: Facts, lang: Language, words: (driver: Driver) => string): string {
  const next = facts.drivers.slice(1, 3).map((driver) => `${quoted(driver, lang)} ${words(driver)}`);
  if (next.length === 0) return '';
  return lang === 'en' ? `; then ${next.join(', ')}` : ` ; puis ${next.join(', ')}`;
}

const leader: Readonly<Record<Facts['method']['id'], (facts: Facts) => Localised>> = {
  sobol: (facts) => {
    const top = facts.drivers[0];
    const text = (lang: Language) => (driver: Driver | undefined) =>
      `${share(driver?.total, lang)} ± ${share(1.96 * (driver?.totalError ?? 0), lang)}`;
    return {
      en: `${facts.output.label.en}: ${quoted(top, 'en')} carries the largest share of what is uncertain, ${text('en')(top)} of the variance${others(facts, 'en', text('en'))} (total order, 95 % intervals).`,
      fr: `${facts.output.label.fr} : ${quoted(top, 'fr')} porte la plus grande part de l’incertitude, ${text('fr')(top)} de la variance${others(facts, 'fr', text('fr'))} (ordre total, intervalles à 95 %).`,
    };
  },
  morris: (facts) => {
    const top = facts.drivers[0];
    const text = (lang: Language) => (driver: Driver | undefined) =>
      `${number(driver?.index, lang)} ± ${number(1.96 * (driver?.error ?? 0), lang)}`;
    return {
      en: `${facts.output.label.en}: ${quoted(top, 'en')} moves it most, by ${text('en')(top)}${unit(facts)} over the width of its belief on average${others(facts, 'en', text('en'))}.`,
      fr: `${facts.output.label.fr} : ${quoted(top, 'fr')} l’influence le plus, de ${text('fr')(top)}${unit(facts)} en moyenne sur l’étendue de sa croyance${others(facts, 'fr', text('fr'))}.`,
    };
  },
  pawn: (facts) => {
    const top = facts.drivers[0];
    const text = (lang: Language) => (driver: Driver | undefined) => number(driver?.index, lang);
    const count = facts.drivers.filter(({ influential }) => influential).length;
    return {
      en: `${facts.output.label.en}: knowing ${quoted(top, 'en')} changes its distribution most, by ${text('en')(top)} of 1${others(facts, 'en', text('en'))}; ${count} of ${facts.drivers.length} inputs do more than an input without effect would (${number(facts.dummy?.critical, 'en')}).`,
      fr: `${facts.output.label.fr} : connaître ${quoted(top, 'fr')} en change le plus la distribution, de ${text('fr')(top)} sur 1${others(facts, 'fr', text('fr'))} ; ${count} données sur ${facts.drivers.length} font plus qu’une donnée sans effet (${number(facts.dummy?.critical, 'fr')}).`,
    };
  },
  oat: (facts) => {
    const top = facts.drivers[0];
    const text = (lang: Language) => (driver: Driver | undefined) =>
      lang === 'en'
        ? `from ${number(driver?.low, lang)} to ${number(driver?.high, lang)}`
        : `de ${number(driver?.low, lang)} à ${number(driver?.high, lang)}`;
    return {
      en: `${facts.output.label.en}: ${number(facts.base, 'en')}${unit(facts)} in the middle of all beliefs; ${quoted(top, 'en')} alone takes it ${text('en')(top)}${others(facts, 'en', text('en'))} (10 % to 90 % of each belief).`,
      fr: `${facts.output.label.fr} : ${number(facts.base, 'fr')}${unit(facts)} au milieu de toutes les croyances ; ${quoted(top, 'fr')} seul le mène ${text('fr')(top)}${others(facts, 'fr', text('fr'))} (de 10 % à 90 % de chaque croyance).`,
    };
  },
};

function rest(facts: Facts): Localised | undefined {
  if (facts.method.id === 'oat') {
    return {
      en: 'What inputs do together is not seen this way; sobol sees it.',
      fr: 'Ce que les données font ensemble ne se voit pas ainsi ; sobol le voit.',
    };
  }
  if (!leads(facts)) {
    return {
      en: 'The first two cannot be told apart at this number of points.',
      fr: 'Les deux premières ne se distinguent pas avec si peu de points.',
    };
  }
  if (facts.method.id !== 'sobol') return undefined;
  const alone = facts.drivers.reduce((sum, { first = 0 }) => sum + first, 0);
  return {
    en: `Single inputs explain ${share(alone, 'en')} of the variance, the rest is what they do together.`,
    fr: `Les données seules expliquent ${share(alone, 'fr')} de la variance, le reste est ce qu’elles font ensemble.`,
  };
}

function verdict({ verdict: { converged, widest, tolerance, pointsNeeded }, points, method }: Facts): Localised {
  if (method.id === 'oat') {
    return {
      en: 'Nothing is drawn, so there is no sampling error.',
      fr: 'Rien n’est tiré : pas d’erreur d’échantillon.',
    };
  }
  const of = method.id === 'morris' ? { en: ' of the largest effect', fr: ' du plus grand effet' } : { en: '', fr: '' };
  const size = (value: number, lang: Language) => formatNumber(value, lang, { significant: 2 });
  if (converged) {
    return {
      en: `Converged at ${count(points, 'en')} points: no 95 % interval is wider than ± ${size(widest, 'en')}${of.en} (wanted: ± ${size(tolerance, 'en')}).`,
      fr: `Convergé à ${count(points, 'fr')} points : aucun intervalle à 95 % ne dépasse ± ${size(widest, 'fr')}${of.fr} (visé : ± ${size(tolerance, 'fr')}).`,
    };
  }
  const needed = nextPoints(pointsNeeded, method.id);
  const way = (lang: Language) =>
    needed === null ? '' : lang === 'en' ? `; about -n ${needed} would do` : ` ; -n ${needed} environ suffirait`;
  return {
    en: `Not converged at ${count(points, 'en')} points: the widest 95 % interval is ± ${size(widest, 'en')}${of.en}, wanted ± ${size(tolerance, 'en')}${way('en')}.`,
    fr: `Non convergé à ${count(points, 'fr')} points : l’intervalle à 95 % le plus large est de ± ${size(widest, 'fr')}${of.fr}, visé ± ${size(tolerance, 'fr')}${way('fr')}.`,
  };
}

/** Of Sobol' points a power of two; of others a round number. */
function nextPoints(needed: number | null, method: Facts['method']['id']): number | null {
  if (needed === null) return null;
  if (method === 'morris') return Math.ceil(needed / 10) * 10;
  let power = 1;
  while (power < needed) power *= 2;
  return power;
}
