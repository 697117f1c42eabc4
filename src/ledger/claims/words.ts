/** The reasons, in both languages. */

import { formatDate, formatMoney, formatNumber, frenchSpaces, type IsoDate, type Language } from '#base';
import type { Ledger } from '../ledger.ts';
import type { RefusalReason } from './draft.ts';
import type { Candidate, Judgement, Why } from './judge.ts';
import type { Reading } from './readings.ts';
import { refusals } from './refusal-words.ts';
import { trailingYear } from './resolve-periods.ts';

type Both = Readonly<Record<Language, string>>;

const ownMetrics: Readonly<Record<string, Both>> = {
  free_cash_flow: { en: 'free cash flow', fr: 'flux de trésorerie disponible' },
  backlog: { en: 'contracted backlog', fr: 'carnet de commandes' },
  depreciation: { en: 'depreciation', fr: 'amortissements' },
};

/** Definitions in a few words; empty where a company has only one. */
const shortDefinitions: Readonly<Record<string, Both>> = {
  net: { en: 'net of proceeds and incentives', fr: 'nets des cessions et incitations' },
  gross: { en: 'gross', fr: 'bruts' },
  'incl-finance-leases': { en: 'with finance leases', fr: 'avec locations-financements' },
  'capital-investments': { en: 'as stated on calls', fr: 'selon les conférences' },
  'company-stated': { en: 'as the company states it', fr: 'selon la société' },
  'company-total': { en: 'company-wide', fr: 'pour tout le groupe' },
  'ai-data-centers': {
    en: 'on AI data centres, not labelled capex',
    fr: 'pour les centres de données d’IA, non présentés comme capex',
  },
  reported: { en: '', fr: '' },
  'market-platform': { en: '', fr: '' },
  aws: { en: 'for AWS', fr: 'pour AWS' },
  'google-cloud': { en: 'for Google Cloud', fr: 'pour Google Cloud' },
};

const sums: Readonly<Record<string, Both>> = {
  'sum-own': { en: 'each company on its own definition', fr: 'chaque entreprise selon sa propre définition' },
  'sum-gross': {
    en: 'gross where it is published, else the nearest',
    fr: 'brut là où il est publié, sinon le plus proche',
  },
  'sum-net': { en: 'net where it is published, else gross', fr: 'net là où il est publié, sinon brut' },
  'sum-plans': {
    en: 'plans as they stood, each on its own definition',
    fr: 'objectifs en vigueur, chacun selon sa définition',
  },
};

/** Says figures of the ledger in words. */
/** What a reader takes in at a glance. */
const mostOthers = 3;
const mostRevisions = 2;

export class Words {
  readonly #ledger: Ledger;
  readonly language: Language;
  readonly #names: ReadonlyMap<string, string>;

  constructor(ledger: Ledger, language: Language) {
    this.#names = new Map(ledger.companies().map(({ id, name }) => [id, name]));
    this.#ledger = ledger;
    this.language = language;
  }

  pick(en: string, fr: string): string {
    return this.language === 'fr' ? frenchSpaces(fr) : en;
  }

  company(id: string): string {
    return id
      .split('+')
      .map((one) => this.#names.get(one) ?? one)
      .join(' + ');
  }

  metric(id: string): string {
    const own = ownMetrics[id]?.[this.language];
    if (own !== undefined) return own;
    const label = this.#ledger.metrics().find((metric) => metric.id === id)?.label[this.language] ?? id;
    return label.slice(0, 1).toLowerCase() + label.slice(1);
  }

  money(low: number, high: number | null): string {
    const one = (value: number) => formatMoney(value, this.language, { significant: 4 });
    if (high === null) return this.pick(`more than ${one(low)}`, `plus de ${one(low)}`);
    return Math.abs(high - low) < 1e-9
      ? one(low)
      : this.pick(`${one(low)} to ${one(high)}`, `${one(low)} à ${one(high)}`);
  }

  percent(value: number): string {
    const number = formatNumber(value, this.language, { decimals: 1, sign: true });
    return this.language === 'fr' ? `${number}\u00a0%` : `${number}%`;
  }

  amount(candidate: Candidate, unit: string): string {
    if (unit === 'USD billion') return this.money(candidate.low, candidate.high);
    if (unit === 'times') return `×${formatNumber(1 + candidate.low / 100, this.language, { significant: 3 })}`;
    const [low, high] = [candidate.low, candidate.high ?? candidate.low];
    return Math.abs(high - low) < 0.05 ? this.percent(low) : `${this.percent(low)} – ${this.percent(high)}`;
  }

  /** No line of French breaks before its high marks, nor inside its quotation marks. */
  typeset(text: string): string {
    return this.language === 'fr' ? frenchSpaces(text) : text;
  }

  day(date: IsoDate): string {
    return formatDate(date, this.language);
  }

  /** `CY2025` is 2025, `FY2025Q2` the second quarter of fiscal 2025. */
  period(label: string): string {
    const parts = /^(CY|FY)?(\d{4})(?:(Q|H)(\d)|(9M))?$/.exec(label);
    if (parts === null) return this.#otherPeriod(label);
    const [, prefix, year = '', kind, number, months] = parts;
    const whole = prefix === 'FY' ? this.pick(`fiscal ${year}`, `exercice ${year}`) : year;
    const mark = kind === undefined ? months : this.pick(`${kind}${number}`, `${kind === 'Q' ? 'T' : 'S'}${number}`);
    return mark === undefined ? whole : `${mark} ${whole}`;
  }

  /** "last four quarters to 2026-06-30". */
  #otherPeriod(label: string): string {
    const end = label.startsWith(trailingYear) ? /\d{4}-\d{2}-\d{2}$/.exec(label)?.[0] : undefined;
    if (end === undefined) return label;
    return this.pick(`four quarters to ${this.day(end)}`, `quatre trimestres au ${this.day(end)}`);
  }

  /** "Amazon, 2024: $77.66bn net of proceeds and incentives, public on 6 February 2025". */
  reading(reading: Reading): string {
    return `${this.company(reading.company)}, ${this.period(reading.period)}${this.pick(': ', ' : ')}${this.#figure(reading)}${this.#publicOn(reading)}`;
  }

  #figure(reading: Reading): string {
    return `${this.money(reading.low, reading.high)} ${this.definition(reading)}`.trimEnd();
  }

  #publicOn({ published, kind }: Reading): string {
    if (published === null)
      return this.pick(' (day of publication not gathered)', ' (date de publication non recensée)');
    const said = kind === 'plan';
    return this.pick(
      ` (${said ? 'said' : 'public'} on ${this.day(published)})`,
      ` (${said ? 'dit' : 'publié'} le ${this.day(published)})`,
    );
  }

  /** The definition in a few words; empty where there is only one. */
  definition({ definition, definitionText }: Pick<Reading, 'definition' | 'definitionText'>): string {
    return shortDefinitions[definition]?.[this.language] ?? definitionText[this.language];
  }

  /** What was said and what came out after the article. */
  since(plans: readonly Reading[], actual: readonly Reading[]): string {
    // What was repeated is told once, with its first day.
    const changes = plans.filter(
      ({ low, high }, index) => low !== plans[index - 1]?.low || high !== plans[index - 1]?.high,
    );
    const shown = changes.slice(-mostRevisions);
    const more = changes.length - shown.length;
    const told = shown.map((plan) => `${this.money(plan.low, plan.high)} (${this.day(plan.published ?? '')})`);
    if (more > 0)
      told.unshift(
        this.pick(more === 1 ? 'one change' : `${more} changes`, more === 1 ? 'une révision' : `${more} révisions`),
      );
    const out = actual.map((reading) => this.#figure(reading)).join(', ');
    const day = actual[0]?.published;
    const revised =
      told.length === 0 ? '' : this.pick(`said since: ${told.join(', ')}`, `dit depuis : ${told.join(', ')}`);
    const came =
      out === ''
        ? ''
        : this.pick(
            `came out at ${out}${day == null ? '' : ` (${this.day(day)})`}`,
            `réalisé : ${out}${day == null ? '' : ` (${this.day(day)})`}`,
          );
    const both = [revised, came].filter((part) => part !== '').join(' ; ');
    return both === ''
      ? ''
      : `${both.slice(0, 1).toUpperCase()}${this.language === 'fr' ? both.slice(1) : both.slice(1).replace(' ; ', '; ')}.`;
  }

  candidate(candidate: Candidate, unit: string): string {
    const { readings } = candidate;
    const [first, second] = readings;
    if (first === undefined) return this.amount(candidate, unit);
    if (readings.length === 1 && unit === 'USD billion') return this.reading(first);
    const parts = (readings.length > 2 || unit === 'USD billion' ? readings : [first, second ?? first])
      .filter((one, index, all) => all.indexOf(one) === index)
      .map((one) => this.reading(one));
    return `${this.amount(candidate, unit)}${this.pick(': ', ' : ')}${parts.join(this.pick('; ', ' ; '))}`;
  }

  /** The reason of a verdict. */
  judgement(judgement: Judgement, unit: string): string {
    const { best, others, scale, why } = judgement;
    const told = best === undefined ? '' : this.candidate(best, unit);
    const rest = this.#others(others, best, unit);
    const lead = this.#lead(why, told, best);
    return [scale === 0 ? '' : this.#scale(scale), lead, this.#implied(best), rest]
      .filter((part) => part !== '')
      .join(' ');
  }

  #lead(why: Why, told: string, best: Candidate | undefined): string {
    const definition = this.#definition(best);
    switch (why) {
      case 'matches':
        return told === '' ? '' : `${told}.`;
      case 'one-definition':
        return this.pick(
          `True ${definition === '' ? 'under one definition' : `only ${definition}`}. ${told}.`,
          `Vrai selon une seule définition${definition === '' ? '' : ` (${definition})`}. ${told}.`,
        );
      case 'one-period':
        return this.pick(
          `True for ${this.period(best?.period ?? '')}, not for every year or quarter that the words may mean. ${told}.`,
          `Vrai pour ${this.period(best?.period ?? '').replace(/^exercice/u, 'l’exercice')}, pas pour toute année ou tout trimestre que les mots peuvent désigner. ${told}.`,
        );
      case 'loose':
        return this.pick(`Near, but loosely put. ${told}.`, `Proche, mais imprécis. ${told}.`);
      case 'differs':
        return this.pick(
          `The documents give another figure. ${told}.`,
          `Les documents donnent un autre chiffre. ${told}.`,
        );
      case 'replaced':
        return this.pick(
          `It was said earlier and has been replaced: ${told}.`,
          `Chiffre antérieur, remplacé depuis : ${told}.`,
        );
      case 'inverted':
        return this.pick(
          `By its place in the list the figure is given to the wrong company. ${told}.`,
          `Par sa place dans la liste, le chiffre est attribué à la mauvaise entreprise. ${told}.`,
        );
      case 'parts':
        return (
          this.pick(
            'The figures of the article itself do not add up to it.',
            'Les chiffres de l’article lui-même n’y mènent pas.',
          ) + (told === '' ? '' : ` ${told}.`)
        );
      case 'elsewhere':
        return (
          this.pick(
            'The article gives another figure for the same thing elsewhere.',
            'L’article donne ailleurs un autre chiffre pour la même chose.',
          ) + (told === '' ? '' : ` ${told}.`)
        );
      default:
        return this.problem(why);
    }
  }

  /** The definition of a figure, or how the parts of a sum were chosen. */
  #definition(one: Candidate | undefined): string {
    const sum = one === undefined ? undefined : sums[one.definition];
    const reading = one?.readings[0];
    return sum?.[this.language] ?? (reading === undefined ? (one?.definition ?? '') : this.definition(reading));
  }

  #others(others: readonly Candidate[], best: Candidate | undefined, unit: string): string {
    const shown = others.filter((other) => Math.abs(other.low - (best?.low ?? Number.NaN)) > 1e-9);
    if (shown.length === 0) return '';
    const all = shown.map((one) => {
      const [reading] = one.readings;
      const said =
        reading?.kind === 'plan' && reading.published !== null
          ? this.pick(`said on ${this.day(reading.published)}`, `dit le ${this.day(reading.published)}`)
          : this.#definition(one);
      return `${this.amount(one, unit)} (${[this.period(one.period), said].filter((part) => part !== '').join(', ')})`;
    });
    const list = [...new Set(all)].slice(-mostOthers);
    return this.pick(`Other readings: ${list.join('; ')}.`, `Autres lectures : ${list.join(' ; ')}.`);
  }

  #implied(best: Candidate | undefined): string {
    const entry = best?.readings.map(({ entry }) => entry).find((one) => one?.basis === 'implied');
    if (entry === undefined || best?.readings.length !== 1) return '';
    return this.pick(
      `Implied, not stated by management: ${entry.qualitative.en}.`,
      `Déduit, non annoncé par la direction : ${entry.qualitative.fr}.`,
    );
  }

  #scale(power: number): string {
    const times = formatNumber(Number(`1e${Math.abs(power)}`), this.language, { significant: 7 });
    const hint =
      Math.abs(power) === 3
        ? this.pick(
            ' (million, billion and trillion, or French "billion" for "milliard"?)',
            ' (million, milliard, « billion » pris pour « milliard » ?)',
          )
        : power === 1 || power === -1
          ? this.pick(
              ' (a slip of a digit, or of 亿 = 100 million in translation?)',
              ' (un chiffre décalé, ou 亿 = 100 millions mal traduit ?)',
            )
          : '';
    return power > 0
      ? this.pick(`About ${times} times too large${hint}.`, `Environ ${times} fois trop grand${hint}.`)
      : this.pick(`About ${times} times too small${hint}.`, `Environ ${times} fois trop petit${hint}.`);
  }

  problem(why: Why): string {
    const texts: Partial<Record<Why, Both>> = {
      'not-public': {
        en: 'The figure was not public on the date of the article.',
        fr: 'Le chiffre n’était pas public à la date de l’article.',
      },
      'no-figure': {
        en: 'The ledger has no figure for this company, metric and period.',
        fr: 'Aucun chiffre n’est recensé pour cette entreprise, cette grandeur et cette période.',
      },
      'no-plan': {
        en: 'The company had given no figure for this period by the date of the article.',
        fr: 'L’entreprise n’avait donné aucun chiffre pour cette période à la date de l’article.',
      },
      unsure: {
        en: 'The sentence does not tie the figure to one company, metric and period with certainty.',
        fr: 'La phrase ne lie pas le chiffre avec certitude à une entreprise, une grandeur et une période.',
      },
      future: {
        en: 'The article is later than the facts gathered: the plan may have changed since.',
        fr: 'L’article est postérieur aux faits recensés : l’objectif a pu changer depuis.',
      },
      'other-kind': {
        en: 'The plan on record is worded differently and cannot decide this.',
        fr: 'L’objectif recensé est formulé autrement et ne permet pas de trancher.',
      },
    };
    return texts[why]?.[this.language] ?? '';
  }

  refusal(reason: RefusalReason): string {
    return refusals[reason][this.language];
  }
}
