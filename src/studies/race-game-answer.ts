/** The game in words, in both languages. */
import { formatNumber, formatPercent, frenchSpaces, type Language } from '#base';
import type {
  CriticalGain,
  CriticalScan,
  Crossing,
  Gap,
  RaceEquilibrium,
  RaceGameName,
  RaceGameResult,
  RacePlanner,
  RacePlayer,
  WelfareId,
  WithError,
} from './race-game-types.ts';

type Facts = Omit<RaceGameResult, 'hash' | 'answer'>;

export const gameWords: Readonly<Record<Language, Readonly<Record<RaceGameName, string>>>> = {
  en: {
    dilemma: 'a prisoner’s dilemma',
    chicken: 'chicken',
    'stag-hunt': 'a stag hunt',
    'restraint-dominates': 'restraint dominates',
    'pushing-dominates': 'pushing dominates, and pays even when all do it',
  },
  fr: {
    dilemma: 'un dilemme du prisonnier',
    chicken: 'la poule mouillée',
    'stag-hunt': 'la chasse au cerf',
    'restraint-dominates': 'la retenue domine',
    'pushing-dominates': 'pousser domine, et paie même si tous le font',
  },
};

export const gainWords: Readonly<Record<Language, Readonly<Record<CriticalGain, string>>>> = {
  en: {
    'against-restraint': 'the best reply to restraint',
    'against-push': 'the best reply to pushing',
    together: 'whether all holding back beats all pushing',
  },
  fr: {
    'against-restraint': 'la meilleure réponse à la retenue',
    'against-push': 'la meilleure réponse à la poussée',
    together: 'l’avantage de tous se retenir sur tous pousser',
  },
};

export const welfareWords: Readonly<Record<Language, Readonly<Record<WelfareId, string>>>> = {
  en: { surplus: 'total surplus', industry: 'industry value' },
  fr: { surplus: 'surplus total', industry: 'valeur de l’industrie' },
};

export const money = (value: number, lang: Language): string =>
  lang === 'en'
    ? `${value < 0 ? '−' : ''}$${formatNumber(Math.abs(value), lang, digits(value))} bn`
    : `${value < 0 ? '−' : ''}${formatNumber(Math.abs(value), lang, digits(value))} Md$`;

const digits = (value: number) => (Math.abs(value) >= 100 ? { decimals: 0 } : { significant: 2 });

const between = ({ interval: [low, high] }: Gap, lang: Language) =>
  lang === 'en' ? `${money(low, lang)} to ${money(high, lang)}` : `de ${money(low, lang)} à ${money(high, lang)}`;

/** Grouped by what is played: `Amazon and Meta: forecast demand; Alphabet: leave it to rivals`. */
export function profileText(players: readonly RacePlayer[], profile: readonly number[], lang: Language): string {
  const groups = new Map<string, string[]>();
  players.forEach(({ label, strategies }, i) => {
    const words = strategies[profile[i] ?? 0]?.label[lang] ?? '';
    groups.set(words, [...(groups.get(words) ?? []), label[lang]]);
  });
  const [only] = groups.keys();
  if (groups.size === 1 && only !== undefined) return lang === 'en' ? `all: ${only}` : `tous : ${only}`;
  return [...groups].map(([words, names]) => `${list(names, lang)}${colon(lang)}${words}`).join(semicolon(lang));
}

const colon = (lang: Language) => (lang === 'en' ? ': ' : ' : ');
const semicolon = (lang: Language) => (lang === 'en' ? '; ' : ' ; ');

function list(names: readonly string[], lang: Language): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${lang === 'en' ? 'and' : 'et'} ${names.at(-1)}`;
}

/** A mix: each player's strategies with their chances. */
export function mixText(players: readonly RacePlayer[], { mix }: RaceEquilibrium, lang: Language): string {
  return players
    .map(({ label, strategies }, i) => {
      const parts = strategies.flatMap((strategy, a) => {
        const chance = mix[i]?.[a] ?? 0;
        if (chance < 0.0005) return [];
        return [chance > 0.9995 ? strategy.label[lang] : `${strategy.label[lang]} ${formatPercent(chance, lang)}`];
      });
      return `${label[lang]}${colon(lang)}${parts.join(', ')}`;
    })
    .join(semicolon(lang));
}

export const equilibriumText = (players: readonly RacePlayer[], one: RaceEquilibrium, lang: Language): string =>
  one.profile === null ? mixText(players, one, lang) : profileText(players, one.profile, lang);

export function policyText(
  players: readonly RacePlayer[],
  { policy }: Pick<RacePlanner, 'policy'>,
  lang: Language,
): string {
  if (policy.kind === 'profile') return profileText(players, policy.profile, lang);
  return lang === 'en' ? `all: ${policy.strategy.label.en}` : `tous : ${policy.strategy.label.fr}`;
}

export function raceGameAnswer(facts: Facts): { en: string[]; fr: string[] } {
  return { en: sentences(facts, 'en'), fr: sentences(facts, 'fr').map(frenchSpaces) };
}

function sentences(facts: Facts, lang: Language): string[] {
  return [
    found(facts, lang),
    ...dominance(facts, lang),
    noise(facts, lang),
    ...planner(facts, lang),
    ...actual(facts, lang),
    ...otherTerminal(facts, lang),
    ...(facts.critical === null ? [] : critical(facts.critical, facts.strategies, lang)),
  ];
}

function found({ strategies, equilibria }: Facts, lang: Language): string {
  const { nash, verdict, search, bestReplyDynamics } = equilibria;
  const [first] = nash;
  const en = lang === 'en';
  const text = (one: RaceEquilibrium) => `“${equilibriumText(strategies, one, lang)}”`;
  const quoted = (one: RaceEquilibrium) => (en ? text(one) : `« ${equilibriumText(strategies, one, lang)} »`);
  const unsure =
    search === 'some'
      ? en
        ? ' (there may be more in which firms mix)'
        : ' (il peut y en avoir d’autres où les firmes mélangent)'
      : '';
  if (first === undefined) return '';
  if (verdict === 'one') {
    return en
      ? `Among these strategies there is one equilibrium${unsure}: ${quoted(first)}.`
      : `Parmi ces stratégies, il y a un équilibre${unsure} : ${quoted(first)}.`;
  }
  if (verdict === 'many') {
    const shown = nash
      .slice(0, 4)
      .map(quoted)
      .join(en ? '; ' : ' ; ');
    const more = nash.length > 4 ? (en ? `; and ${nash.length - 4} more` : ` ; et ${nash.length - 4} autres`) : '';
    return en
      ? `Among these strategies there are ${nash.length} equilibria${unsure}, and nothing here says which comes about: ${shown}${more}.`
      : `Parmi ces stratégies, il y a ${nash.length} équilibres${unsure}, et rien ici ne dit lequel advient : ${shown}${more}.`;
  }
  const cycle = bestReplyDynamics.attractor.length;
  const round = en
    ? `best replies go round ${cycle} profiles without end`
    : `les meilleures réponses tournent sans fin sur ${cycle} profils`;
  if (verdict === 'none-pure') {
    return en
      ? `No choice of one strategy each is an equilibrium (${round}); firms would have to mix${unsure}: ${quoted(first)}.`
      : `Aucun choix d’une stratégie chacun n’est un équilibre (${round}) ; les firmes devraient mélanger${unsure} : ${quoted(first)}.`;
  }
  return en
    ? `No equilibrium was found (${round}). The nearest leaves up to ${money(first.regret, lang)} to gain by another choice: ${quoted(first)}.`
    : `Aucun équilibre n’a été trouvé (${round}). Le plus proche laisse jusqu’à ${money(first.regret, lang)} à gagner par un autre choix : ${quoted(first)}.`;
}

function dominance({ strategies }: Facts, lang: Language): string[] {
  const single = strategies.every((player) => player.dominated.length === player.strategies.length - 1);
  if (!single) return [];
  const twice = strategies.some(({ strategies: own }) => own.length > 1);
  if (!twice) return [];
  return [
    lang === 'en'
      ? 'It needs no guess about rivals’ minds: once strategies that are always worse are put aside, one is left for each.'
      : 'Il ne faut rien deviner des rivaux : une fois écartées les stratégies toujours moins bonnes, il en reste une à chacun.',
  ];
}

function noise({ equilibria: { nash, noise: d, withinNoise, verdict } }: Facts, lang: Language): string {
  const [first] = nash;
  const close = withinNoise.length;
  const en = lang === 'en';
  const chance = formatPercent(d.chance, lang);
  const epsilon = money(first?.epsilon ?? 0, lang);
  const parts = `regret ${money(first?.regret ?? 0, lang)} + 2 × ${money(d.value, lang)}`;
  const claim =
    first?.regretBound === 0
      ? en
        ? `Every other choice of a firm there is worse with ${chance} certainty about the draws, so it is an equilibrium of these strategies and not of the noise`
        : `Tout autre choix d’une firme y est moins bon avec ${chance} de certitude sur les tirages : c’est un équilibre de ces stratégies, et non du bruit`
      : en
        ? `With ${chance} certainty about the draws, nobody can gain more than ${epsilon} by another of these strategies (${parts} of payoff noise)`
        : `Avec ${chance} de certitude sur les tirages, personne ne peut gagner plus de ${epsilon} par une autre de ces stratégies (${parts} de bruit)`;
  if (close <= 1 || verdict === 'none') return `${claim}.`;
  return en
    ? `${claim}; ${close} profiles cannot be told from an equilibrium with this number of futures.`
    : `${claim} ; ${close} profils ne se distinguent pas d’un équilibre avec ce nombre de futurs.`;
}

function planner({ gaps, planner: own, strategies }: Facts, lang: Language): string[] {
  const order: readonly WelfareId[] = own.maximises === 'surplus' ? ['surplus', 'industry'] : ['industry', 'surplus'];
  return order.map((id) => {
    const { planner: best, coordination } = gaps[id];
    const what = welfareWords[lang][id];
    const policy = policyText(strategies, best, lang);
    if (coordination === null) {
      return lang === 'en'
        ? `A planner of ${what} would choose “${policy}”; without an equilibrium there is no gap to give.`
        : `Un planificateur (${what}) choisirait « ${policy} » ; sans équilibre, il n’y a pas d’écart à donner.`;
    }
    if (coordination.value === 0) {
      return lang === 'en'
        ? `A planner of ${what} would choose the same: no coordination gap.`
        : `Un planificateur (${what}) choisirait la même chose : pas d’écart de coordination.`;
    }
    return lang === 'en'
      ? `A planner of ${what} would choose “${policy}”: ${money(coordination.value, lang)} more than the equilibrium (95 %: ${between(coordination, lang)}), the coordination gap.`
      : `Un planificateur (${what}) choisirait « ${policy} » : ${money(coordination.value, lang)} de plus que l’équilibre (95 % : ${between(coordination, lang)}), l’écart de coordination.`;
  });
}

function actual({ gaps, planner: own, actual: now, equilibria }: Facts, lang: Language): string[] {
  const { behavioural, equilibrium } = gaps[own.maximises];
  if (behavioural === null || equilibrium === null) return [];
  const what = welfareWords[lang][own.maximises];
  if (String(equilibria.nash[equilibrium]?.profile) === String(now.profile)) {
    return [
      lang === 'en'
        ? 'What firms do in this scenario is that equilibrium: no behavioural gap.'
        : 'Ce que font les firmes dans ce scénario est cet équilibre : pas d’écart de comportement.',
    ];
  }
  const size = money(Math.abs(behavioural.value), lang);
  const more = behavioural.value >= 0;
  return [
    lang === 'en'
      ? `Against the rules that firms follow in this scenario, the equilibrium brings ${size} ${more ? 'more' : 'less'} ${what} (95 %: ${between(behavioural, lang)}), the behavioural gap.`
      : `Face aux règles que suivent les firmes dans ce scénario, l’équilibre apporte ${size} de ${more ? 'plus' : 'moins'} en ${what} (95 % : ${between(behavioural, lang)}), l’écart de comportement.`,
  ];
}

function otherTerminal({ equilibria, strategies, terminal }: Facts, lang: Language): string[] {
  const { pure } = equilibria.otherTerminal;
  const now = equilibria.nash.flatMap(({ profile }) => (profile === null ? [] : [String(profile)]));
  const same = pure.length === now.length && pure.every((profile) => now.includes(String(profile)));
  const worth =
    lang === 'en'
      ? terminal === 'full'
        ? 'If what stands at the horizon were worth nothing'
        : 'If what stands at the horizon kept its rents'
      : terminal === 'full'
        ? 'Si ce qui reste debout à l’horizon ne valait rien'
        : 'Si ce qui reste debout à l’horizon gardait ses loyers';
  if (same)
    return [
      lang === 'en' ? `${worth}, the equilibria would be the same.` : `${worth}, les équilibres seraient les mêmes.`,
    ];
  const texts = pure.map((profile) => profileText(strategies, profile, lang));
  const [open, close] = lang === 'en' ? ['“', '”'] : ['« ', ' »'];
  const which =
    texts.length === 0
      ? lang === 'en'
        ? 'none in single strategies'
        : 'aucun en stratégies simples'
      : texts.map((text) => `${open}${text}${close}`).join(semicolon(lang));
  return [
    lang === 'en' ? `${worth}, the equilibria would be: ${which}.` : `${worth}, les équilibres seraient : ${which}.`,
  ];
}

const withUnit = (value: number, unit: string, lang: Language) =>
  `${formatNumber(value, lang, { significant: 3 })}${unit === '' || unit === 'Dmnl' ? '' : ` ${unit}`}`;

/** Firm by firm: where firms differ, the mean is the game of none. */
function critical({ belief, pair, scans }: CriticalScan, players: readonly RacePlayer[], lang: Language): string[] {
  const en = lang === 'en';
  const [restraint, push] = pair.map(({ label }) => label[lang]);
  return scans.map(({ second, points, crossings }) => {
    const beside =
      second === null
        ? ''
        : `${en ? ', with “' : ', avec « '}${second.label[lang]}${en ? '”' : ' »'} ${withUnit(second.value, second.unit, lang)}`;
    const head = en
      ? `Between “${restraint}” and “${push}”, along “${belief.label.en}”${beside}:`
      : `Entre « ${restraint} » et « ${push} », selon « ${belief.label.fr} »${beside} :`;
    const [low, high] = [points[0]?.value ?? Number.NaN, points.at(-1)?.value ?? Number.NaN];
    const range = en
      ? `from ${formatNumber(low, lang, { significant: 3 })} to ${withUnit(high, belief.unit, lang)}`
      : `de ${formatNumber(low, lang, { significant: 3 })} à ${withUnit(high, belief.unit, lang)}`;
    const byFirm = players.map(({ id, label }, i) => {
      const own = crossings.filter(({ player }) => player === id);
      const who = en ? `for ${label.en}` : `pour ${label.fr}`;
      const game = points[0]?.byPlayer[i]?.game;
      if (own.length > 0) return `${who} ${own.map((one) => crossingText(one, belief.unit, lang)).join(', ')}`;
      return `${who} ${game === undefined ? '' : gameWords[lang][game]} ${range}`;
    });
    return `${head} ${byFirm.join(semicolon(lang))}.`;
  });
}

function crossingText(one: Crossing, unit: string, lang: Language): string {
  const en = lang === 'en';
  const at = `${withUnit(one.value, unit, lang)} ± ${formatNumber(1.96 * one.standardError, lang, { significant: 2 })}`;
  const share = one.chanceBelow === null ? '' : formatPercent(one.chanceBelow, lang);
  const chance =
    one.chanceBelow === null ? '' : en ? `; the belief puts ${share} below` : ` ; la croyance met ${share} en dessous`;
  const lost = one.resolved
    ? ''
    : en
      ? '; lost in noise: take more futures'
      : ' ; noyé dans le bruit : prenez plus de futurs';
  const turn = `${gameWords[lang][one.below]} → ${gameWords[lang][one.above]}`;
  return en
    ? `${gainWords.en[one.gain]} turns at ${at} (${turn}${chance}${lost})`
    : `${gainWords.fr[one.gain]} tourne à ${at} (${turn}${chance}${lost})`;
}

export const halfWidth = ({ standardError }: WithError): number => 1.96 * standardError;
