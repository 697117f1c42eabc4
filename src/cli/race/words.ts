/** The words of `jevons race`, in both languages; ids stay English. */
import { frenchSpaces, type Language } from '#base';

const english = {
  before: (profiles: string, more: string, n: string, runs: string) =>
    `${profiles} profiles, and ${more} policies to hold them against, on the same ${n} futures: ${runs} simulations.`,
  scanned: (runs: string) => `The scan of the belief is at most ${runs} of them.`,
  runs: 'simulations',
  payoffs: 'What each profile gives each firm: net present value, $bn (± standard error; ● best reply)',
  payoffsShort: (shown: string, all: string) => `${shown} of ${all} profiles are shown; --format csv has all.`,
  industry: 'industry',
  surplus: 'surplus',
  benchmarks: 'Equilibria and what they are held against, $bn',
  what: 'what',
  players: 'players',
  equilibrium: (number: number) => `equilibrium ${number}`,
  closest: 'nearest to one',
  correlated: (best: boolean) => `${best ? 'best' : 'worst'} correlated`,
  coarse: (best: boolean) => `${best ? 'best' : 'worst'} coarse-correlated`,
  actual: 'what firms do now',
  planner: (what: string) => `planner of ${what}`,
  regret: 'regret',
  epsilon: 'regret +\n2 × noise',
  gaps: 'Gaps, $bn',
  coordination: (what: string) => `coordination, ${what}`,
  behavioural: (what: string) => `behavioural, ${what}`,
  gap: 'gap',
  range: '95 %',
  share: 'of the\nplanner’s',
  judged: 'judged on\nother futures',
  path: (path: string, cycle: boolean) =>
    cycle ? `Best replies in turn go round: ${path}.` : `Best replies in turn, from what firms do now: ${path}.`,
  basins: (share: string) => `${share} of all profiles lead to an equilibrium.`,
  fictitious: (converged: boolean, regret: string) =>
    converged
      ? `Fictitious play settles (regret ${regret}).`
      : `Fictitious play does not settle: after all rounds somebody would still gain ${regret}.`,
  exchangeable: 'The firms are exchangeable: changing places changes nothing.',
  distinct: 'The firms are not exchangeable, so every profile is played.',
  critical: (one: string, two: string) => `Holding back (${one}) against pushing (${two}), mean of the firms, $bn`,
  value: 'value',
  hold: 'all hold\nback',
  alone: 'pushes\nalone',
  back: 'alone\nholds back',
  push: 'all\npush',
  game: 'game',
  from: (game: string, value: string) => `${game} from ${value}`,
  course: (firm: string, parts: string) => `For ${firm}: ${parts}.`,
  crossings: 'Where it changes',
  change: 'what changes',
  below: 'below',
  above: 'above',
  within: 'Nash within the listed strategies: other rules may do better.',
  failed: (count: string, variable: string) => `${count} simulations failed at ${variable}.`,
  dropped: (count: string) => `${count} futures are left out of every profile.`,
  basis: (model: string, hash: string, day: string) => `Model ${model} ${hash}; facts published by ${day}.`,
  draws: (n: string, runs: string, seed: number, hash: string) =>
    `${n} futures, ${runs} simulations, seed ${seed}; hash ${hash}.`,
  matrix: 'What each firm gets',
  gainTitle: {
    'against-restraint': 'Gain of pushing while the others hold back',
    'against-push': 'Gain of pushing while the others push',
  },
  gbtf: 'Getting Big Too Fast: what each firm gets in 40 years, $bn',
  capacity: { perfect: 'at once', lag: 'a year late' },
  capacityTitle: 'capacity',
  wordOfMouth: 'word of\nmouth',
  bothAggressive: 'both\naggressive',
  aggressiveAlone: 'aggressive\nalone',
  conservativeAlone: 'conservative\nalone',
  bothConservative: 'both con-\nservative',
  gapBest: 'gap',
  gbtfGap: 'Gap: what two firms under one owner would earn more than the best equilibrium.',
  strength: 'strength',
  stepError: 'change at\nhalf the step',
  gbtfBasis: (hash: string, runs: string, digest: string) =>
    `Model gbtf ${hash} (Sterman, Henderson, Beinhocker and Newman 2007): no draws; ${runs} simulations; hash ${digest}.`,
  gbtfAlike: 'The two firms have the same constants, so one play stands for the two in which they change places.',
};

export type RaceWords = typeof english;

const french: RaceWords = {
  before: (profiles, more, n, runs) =>
    frenchSpaces(
      `${profiles} profils, et ${more} politiques à leur opposer, sur les mêmes ${n} futurs : ${runs} simulations.`,
    ),
  scanned: (runs) => `Le balayage de la croyance en fait au plus ${runs}.`,
  runs: 'simulations',
  payoffs: frenchSpaces(
    'Ce que chaque profil donne à chaque firme : valeur actuelle nette, Md$ (± erreur type ; ● meilleure réponse)',
  ),
  payoffsShort: (shown, all) => frenchSpaces(`${shown} profils sur ${all} sont montrés ; --format csv les donne tous.`),
  industry: 'industrie',
  surplus: 'surplus',
  benchmarks: 'Équilibres et points de comparaison, Md$',
  what: 'quoi',
  players: 'joueurs',
  equilibrium: (number) => `équilibre ${number}`,
  closest: 'le plus proche',
  correlated: (best) => `${best ? 'meilleur' : 'pire'} corrélé`,
  coarse: (best) => `${best ? 'meilleur' : 'pire'} corrélé grossier`,
  actual: 'ce que font les firmes',
  planner: (what) => frenchSpaces(`planificateur : ${what}`),
  regret: 'regret',
  epsilon: 'regret +\n2 × bruit',
  gaps: 'Écarts, Md$',
  coordination: (what) => `coordination, ${what}`,
  behavioural: (what) => `comportement, ${what}`,
  gap: 'écart',
  range: '95 %',
  share: 'du plani-\nficateur',
  judged: 'jugé sur\nd’autres futurs',
  path: (path, cycle) =>
    frenchSpaces(
      cycle
        ? `Les meilleures réponses tournent en rond : ${path}.`
        : `Meilleures réponses à tour de rôle, depuis ce que font les firmes : ${path}.`,
    ),
  basins: (share) => `${share} des profils mènent à un équilibre.`,
  fictitious: (converged, regret) =>
    frenchSpaces(
      converged
        ? `Le jeu fictif se stabilise (regret ${regret}).`
        : `Le jeu fictif ne se stabilise pas : à la fin, quelqu’un gagnerait encore ${regret}.`,
    ),
  exchangeable: frenchSpaces('Les firmes sont interchangeables : changer de place ne change rien.'),
  distinct: 'Les firmes ne sont pas interchangeables : chaque profil est joué.',
  critical: (one, two) => `Se retenir (${one}) ou pousser (${two}), moyenne des firmes, Md$`,
  value: 'valeur',
  hold: 'tous se\nretiennent',
  alone: 'pousse\nseul',
  back: 'se retient\nseul',
  push: 'tous\npoussent',
  game: 'jeu',
  from: (game, value) => `${game} à partir de ${value}`,
  course: (firm, parts) => frenchSpaces(`Pour ${firm} : ${parts}.`),
  crossings: 'Où il change',
  change: 'ce qui change',
  below: 'en dessous',
  above: 'au-dessus',
  within: frenchSpaces('Équilibres parmi les stratégies citées : d’autres règles peuvent faire mieux.'),
  failed: (count, variable) => `${count} simulations ont échoué sur ${variable}.`,
  dropped: (count) => `${count} futurs sont écartés de tous les profils.`,
  basis: (model, hash, day) => frenchSpaces(`Modèle ${model} ${hash} ; faits publiés au plus tard le ${day}.`),
  draws: (n, runs, seed, hash) => frenchSpaces(`${n} futurs, ${runs} simulations, graine ${seed} ; empreinte ${hash}.`),
  matrix: 'Ce que chaque firme obtient',
  gainTitle: {
    'against-restraint': 'Gain à pousser quand les autres se retiennent',
    'against-push': 'Gain à pousser quand les autres poussent',
  },
  gbtf: frenchSpaces('« Getting Big Too Fast » : ce que chaque firme obtient en 40 ans, Md$'),
  capacity: { perfect: 'immédiate', lag: 'un an après' },
  capacityTitle: 'capacité',
  wordOfMouth: 'bouche-\nà-oreille',
  bothAggressive: 'toutes deux\nagressives',
  aggressiveAlone: 'agressive\nseule',
  conservativeAlone: 'prudente\nseule',
  bothConservative: 'toutes deux\nprudentes',
  gapBest: 'écart',
  gbtfGap: frenchSpaces(
    'Écart : ce que deux firmes d’un même propriétaire gagneraient de plus que le meilleur équilibre.',
  ),
  strength: 'force',
  stepError: 'change au\ndemi-pas',
  gbtfBasis: (hash, runs, digest) =>
    frenchSpaces(
      `Modèle gbtf ${hash} (Sterman, Henderson, Beinhocker et Newman 2007) : aucun tirage ; ${runs} simulations ; empreinte ${digest}.`,
    ),
  gbtfAlike: frenchSpaces(
    'Les deux firmes ont les mêmes constantes : une partie vaut pour les deux où elles changent de place.',
  ),
};

export const raceWords: Readonly<Record<Language, RaceWords>> = { en: english, fr: french };
