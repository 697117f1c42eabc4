/** The decision in words, in both languages. */
import { formatMoney, formatNumber, formatPercent, frenchSpaces, type Language, type Localised } from '#base';
import type { DecideResult, Quantity } from '../decide-types.ts';
import { planned } from './choice-specs.ts';

type Facts = Omit<DecideResult, 'hash' | 'answer'>;
type Threshold = Facts['thresholds'][number];

const ninetyFive = 1.96;
const money = (value: number | null, lang: Language) => formatMoney(value ?? Number.NaN, lang, { significant: 3 });
const number = (value: number | null, lang: Language) => formatNumber(value ?? Number.NaN, lang, { significant: 3 });
const share = (value: number | null, lang: Language) => {
  const size = Math.abs(value ?? 0);
  return formatPercent(value ?? Number.NaN, lang, { decimals: size > 0 && (size < 0.1 || size > 0.9) ? 1 : 0 });
};
const half = (one: Quantity, write: (value: number | null, lang: Language) => string, lang: Language) =>
  `${write(one.value, lang)} ± ${write(ninetyFive * (one.standardError ?? Number.NaN), lang)}`;

export function decideAnswer(facts: Facts): { en: string[]; fr: string[] } {
  const sentences = [
    asymmetry(facts),
    heavy(facts),
    probability(facts),
    threshold(facts),
    recommended(facts),
    knowing(facts),
    ...signals(facts),
    waiting(facts),
    terminal(facts),
  ].filter((one) => one !== undefined);
  return { en: sentences.map(({ en }) => en), fr: sentences.map(({ fr }) => frenchSpaces(fr)) };
}

const step = ({ step }: Facts, lang: Language) => formatPercent(step, lang);
const labelOf = ({ choices }: Facts, id: string | null): Localised =>
  choices.find((one) => one.id === id)?.label ?? { en: '-', fr: '-' };

function asymmetry(facts: Facts): Localised {
  const { firm, window, lambda, pStar } = facts;
  const text = (lang: Language) => ({
    lambda: lambda.value === null ? '-' : half(lambda, number, lang),
    less: money(lambda.regretOfLess.value, lang),
    more: money(lambda.regretOfMore.value, lang),
    years: number(window.years, lang),
  });
  const [en, fr] = [text('en'), text('fr')];
  const verdict = {
    more: { en: 'building too little is the greater risk', fr: 'construire trop peu est le plus grand risque' },
    less: { en: 'building too much is the greater risk', fr: 'construire trop est le plus grand risque' },
    undecided: {
      en: `the two cannot be told apart at ${number(facts.n, 'en')} futures${needed(facts, 'en')}`,
      fr: `les deux ne se distinguent pas avec ${number(facts.n, 'fr')} futurs${needed(facts, 'fr')}`,
    },
  }[pStar.verdict];
  return {
    en: `${capital(firm.label.en)}, orders from ${window.from} for ${en.years} years: building ${step(facts, 'en')} less than planned leaves a mean regret of ${en.less}, ${step(facts, 'en')} more ${en.more}; ${verdict.en} (Lambda ${en.lambda}).`,
    fr: `${capital(firm.label.fr)}, commandes à partir de ${window.from} pendant ${fr.years} ans : construire ${step(facts, 'fr')} de moins que prévu laisse un regret moyen de ${fr.less}, ${step(facts, 'fr')} de plus ${fr.more} ; ${verdict.fr} (Lambda ${fr.lambda}).`,
  };
}

/** Means that hang on a handful of futures are no guide. */
function heavy({ lambda: { heaviest } }: Facts): Localised | undefined {
  if (heaviest < 0.5) return undefined;
  return {
    en: `Careful: one future in a hundred makes up ${share(heaviest, 'en')} of these differences, so means say little here.`,
    fr: `Attention : un futur sur cent fait ${share(heaviest, 'fr')} de ces écarts, les moyennes disent donc peu ici.`,
  };
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function needed({ pStar: { futuresNeeded } }: Facts, lang: Language): string {
  if (futuresNeeded === null) return '';
  const count = formatNumber(Math.ceil(futuresNeeded / 100) * 100, lang, { decimals: 0 });
  return lang === 'en' ? ` (about -n ${count} would do)` : ` (-n ${count} environ suffirait)`;
}

function probability({ pStar, step: d }: Facts): Localised {
  const part = (lang: Language) => formatPercent(d, lang);
  const here = (lang: Language) => share(pStar.here.value, lang);
  if (pStar.value === null) {
    const [en, fr] = pStar.here.value > 0.5 ? ['more', 'plus'] : ['less', 'moins'];
    return {
      en: `${part('en')} ${en} is better in every future drawn, so there is no p* to give.`,
      fr: `${part('fr')} de ${fr} vaut mieux dans tous les futurs tirés : il n’y a pas de p* à donner.`,
    };
  }
  const above = pStar.here.value > pStar.value;
  return {
    en: `Building more is better in ${here('en')} of the futures; it is right to build more above p* = ${half(pStar, share, 'en')}, and that is ${above ? 'exceeded' : 'not reached'}.`,
    fr: `Construire plus vaut mieux dans ${here('fr')} des futurs ; il faut construire plus au-dessus de p* = ${half(pStar, share, 'fr')}, et ce seuil ${above ? 'est dépassé' : 'n’est pas atteint'}.`,
  };
}

function threshold(facts: Facts): Localised {
  const { thresholds } = facts;
  const found = thresholds.find(({ at }) => at.value !== null);
  const elasticity = thresholds.find(({ id }) => id.startsWith('market_elasticity_'));
  const flat = elasticity !== undefined && elasticity.at.value === null ? whatever(elasticity) : undefined;
  if (found === undefined) {
    return {
      en: `No single belief turns that round over the range looked at${flat === undefined ? '' : `, ${flat.en}`}.`,
      fr: `Aucune croyance seule n’inverse ce résultat sur l’étendue examinée${flat === undefined ? '' : `, ${flat.fr}`}.`,
    };
  }
  const chosen = elasticity !== undefined && elasticity.at.value !== null ? elasticity : found;
  const quoted = { en: `“${chosen.label.en}”`, fr: `« ${chosen.label.fr} »` };
  const side = chosen.moreWhen === 'above' ? ['exceeds', 'dépasse'] : ['is below', 'est inférieur à'];
  return {
    en: `Building ${step(facts, 'en')} less than planned costs more than ${step(facts, 'en')} more when ${quoted.en} ${side[0]} ${half(chosen.at, number, 'en')}${unit(chosen)}; under your beliefs P = ${share(chosen.probability.value, 'en')}.`,
    fr: `Construire ${step(facts, 'fr')} de moins que prévu coûte plus cher que ${step(facts, 'fr')} de plus quand ${quoted.fr} ${side[1]} ${half(chosen.at, number, 'fr')}${unit(chosen)} ; selon vos croyances P = ${share(chosen.probability.value, 'fr')}.`,
  };
}

const unit = ({ unit: text }: Threshold) => (text === 'Dmnl' || text === '' ? '' : ` ${text}`);

function whatever({ range: [low, high] }: Threshold): Localised {
  return {
    en: `nor does the price elasticity of demand between ${number(low, 'en')} and ${number(high, 'en')}`,
    fr: `ni l’élasticité-prix de la demande entre ${number(low, 'fr')} et ${number(high, 'fr')}`,
  };
}

function recommended(facts: Facts): Localised {
  const { recommended: found, choices } = facts;
  const { choice, binding, objective } = found;
  if (choice === null) {
    const what = (lang: Language): string => {
      if (binding === null) return lang === 'en' ? 'the limits together' : 'les limites ensemble';
      const write = binding.on === 'ruin' ? share : money;
      const nearest = labelOf(facts, binding.choice)[lang];
      return lang === 'en'
        ? `${binding.on === 'ruin' ? 'P(ruin) at most' : 'a mean of the worst tenth of at least'} ${write(binding.limit, lang)}; the nearest is “${nearest}” with ${write(binding.attained, lang)}`
        : `${binding.on === 'ruin' ? 'P(ruine) d’au plus' : 'une moyenne du pire dixième d’au moins'} ${write(binding.limit, lang)} ; le plus proche est « ${nearest} » avec ${write(binding.attained, lang)}`;
    };
    return { en: `No choice keeps ${what('en')}.`, fr: `Aucun choix ne respecte ${what('fr')}.` };
  }
  const one = choices.find(({ id }) => id === choice);
  const name = labelOf(facts, choice);
  const goal = {
    mean: { en: 'the greatest mean value', fr: 'la plus grande valeur moyenne' },
    cvar: { en: 'the best mean of the worst tenth', fr: 'la meilleure moyenne du pire dixième' },
    regret: { en: 'the least largest regret', fr: 'le plus petit regret maximal' },
  }[objective];
  const edge = atEdge(facts, choice);
  const gain = one?.gain ?? { value: Number.NaN, standardError: Number.NaN };
  const against = (lang: Language) =>
    choice === planned
      ? ''
      : lang === 'en'
        ? `, ${half(gain, money, lang)} above the plan`
        : `, ${half(gain, money, lang)} de plus que le plan`;
  const close = (lang: Language) =>
    found.clear || found.runnerUp === null
      ? ''
      : lang === 'en'
        ? ` “${labelOf(facts, found.runnerUp).en}” cannot be told apart from it.`
        : ` « ${labelOf(facts, found.runnerUp).fr} » ne s’en distingue pas.`;
  return {
    en: `Of ${choices.length} choices “${name.en}” has ${goal.en}: ${money(one?.value.value ?? null, 'en')}${against('en')}; in the worst tenth ${money(one?.cvar.value ?? null, 'en')}, P(ruin) ${share(one?.ruin.value ?? null, 'en')}.${edge ? ' It is at the edge of what was compared; further out may be better still: compare more levels.' : ''}${close('en')}`,
    fr: `Sur ${choices.length} choix, « ${name.fr} » a ${goal.fr} : ${money(one?.value.value ?? null, 'fr')}${against('fr')} ; dans le pire dixième ${money(one?.cvar.value ?? null, 'fr')}, P(ruine) ${share(one?.ruin.value ?? null, 'fr')}.${edge ? ' C’est au bord de ce qui a été comparé ; plus loin serait peut-être encore mieux : comparez plus de niveaux.' : ''}${close('fr')}`,
  };
}

/** Whether the lowest or highest level compared is the one chosen. */
export function atEdge({ choices }: Pick<Facts, 'choices'>, id: string): boolean {
  const chosen = choices.find((one) => one.id === id);
  if (chosen?.level === undefined || chosen.level === null || !['level', 'wait'].includes(chosen.kind)) return false;
  const levels = choices.flatMap(({ kind, level }) => (kind === 'level' && level !== null ? [level] : []));
  return chosen.level > 0 && (chosen.level === Math.min(...levels) || chosen.level === Math.max(...levels));
}

function knowing({ evpi, evppi }: Facts): Localised {
  const [first] = evppi;
  const all = { en: half(evpi, money, 'en'), fr: half(evpi, money, 'fr') };
  if (first?.distinct !== true) {
    return {
      en: `Knowing everything before choosing would add ${all.en}; knowing any one thing, nothing that can be told from noise.`,
      fr: `Tout savoir avant de choisir ajouterait ${all.fr} ; savoir une seule chose, rien qui se distingue du bruit.`,
    };
  }
  return {
    en: `Knowing everything before choosing would add ${all.en}; of single things “${first.label.en}” is worth most, ${half(first, money, 'en')}.`,
    fr: `Tout savoir avant de choisir ajouterait ${all.fr} ; parmi les choses seules, « ${first.label.fr} » vaut le plus, ${half(first, money, 'fr')}.`,
  };
}

function signals({ evsi }: Facts): Localised[] {
  return evsi.map((one) => ({
    en: `Observing “${one.label.en}” to within ± ${number(one.noise, 'en')} (one standard deviation) would be worth ${half(one, money, 'en')}.`,
    fr: `Observer « ${one.label.fr} » à ± ${number(one.noise, 'fr')} près (un écart-type) vaudrait ${half(one, money, 'fr')}.`,
  }));
}

function waiting({ waiting: found }: Facts): Localised | undefined {
  if (found === null) return undefined;
  const months = (lang: Language) => number(found.years * 12, lang);
  const { withRivals, preemption } = found;
  const rivals = (lang: Language): string => {
    if (preemption === null) return '';
    return lang === 'en'
      ? ` If rivals waited as long, it would be worth ${half(preemption, money, 'en')} more: what their going on costs.`
      : ` Si les rivaux attendaient autant, elle vaudrait ${half(preemption, money, 'fr')} de plus : ce que coûte leur avance.`;
  };
  return {
    en: `Waiting ${months('en')} months is worth ${half(withRivals.value, money, 'en')} against the best choice now: ${money(withRivals.option.value, 'en')} for what is seen meanwhile, ${money(withRivals.delay.value, 'en')} for coming later.${rivals('en')}`,
    fr: `Attendre ${months('fr')} mois vaut ${half(withRivals.value, money, 'fr')} par rapport au meilleur choix immédiat : ${money(withRivals.option.value, 'fr')} pour ce qu’on voit entre-temps, ${money(withRivals.delay.value, 'fr')} pour le retard.${rivals('fr')}`,
  };
}

function terminal({ lambda, terminal: counted, horizon }: Facts): Localised {
  const other = counted === 'full' ? lambda.withoutTerminal : lambda.withTerminal;
  const words = {
    en:
      counted === 'full'
        ? `With nothing for what stands in ${horizon}`
        : `With the full value of what stands in ${horizon}`,
    fr:
      counted === 'full'
        ? `Sans rien pour ce qui reste en ${horizon}`
        : `Avec la pleine valeur de ce qui reste en ${horizon}`,
  };
  return {
    en: `${words.en}, Lambda is ${number(other.value, 'en')}.`,
    fr: `${words.fr}, Lambda est ${number(other.value, 'fr')}.`,
  };
}
