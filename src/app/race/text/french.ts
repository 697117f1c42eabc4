/** Words of the Race view in French. */
import type { RaceWords } from './english.ts';

export const raceFrench: RaceWords = {
  question: 'Comment réagissent les rivaux\u00a0?',
  computing: 'Chaque profil est joué sur les mêmes futurs',
  inWorld: (title) => `Dans le monde du scénario «\u00a0${title}\u00a0».`,
  players: 'Qui choisit',
  playersAbout: 'Les autres gardent la règle du scénario. Un jeu demande deux joueurs\u00a0; quatre au plus.',
  rules: (firm) => `Règles que ${firm} peut choisir`,
  rulesAbout: 'Deux règles au moins, quatre au plus, pour chacun.',
  nowPlays: (rule) => `dans ce monde\u00a0: ${rule}`,
  futures: 'Futurs',
  planner: 'Le planificateur veut le plus possible de',

  matrix: 'Gains',
  matrixAbout:
    'Ce que vaut chaque profil pour chaque joueur, valeur actuelle nette en Md$, moyenne sur les mêmes futurs.',
  errors: 'Chaque profil, avec erreurs et meilleures réponses',
  profile: 'Profil',
  best: 'meilleure réponse',
  plusMinus: (value, half) => `${value} ± ${half}`,
  errorsAbout: 'Les erreurs couvrent 95\u00a0% de la dispersion de la moyenne sur les futurs.',

  equilibria: 'Équilibres',
  verdicts: {
    one: 'Un seul\u00a0: personne ne gagne à changer seul de choix.',
    many: 'Plusieurs. Lequel est joué, les gains ne le disent pas.',
    'none-pure': 'Aucun où chaque firme s’en tient à une règle\u00a0; seulement des équilibres mixtes.',
    none: 'Aucun n’a été trouvé.',
  },
  searched: { all: 'Tous ont été cherchés.', some: 'Seuls certains ont pu être cherchés.' },
  noise: (value) => `Les gains estimés sont à ${value} au plus des vrais, avec une probabilité de 95\u00a0%.`,
  mixed: 'mixte',
  sum: 'Somme des joueurs',

  compared: 'Planificateur, rivaux, et ce que font les firmes',
  comparedAbout:
    'Le même monde sous trois régimes. L’écart entre le planificateur et les rivaux est ce que vaut la coordination.',
  plannerRow: (policy) => `planificateur (${policy})`,
  equilibriumRow: (number) => `équilibre ${number}`,
  actualRow: 'règles du scénario',
  gap: (value, low, high) => `Écart de coordination\u00a0: ${value} (de ${low} à ${high}).`,
  gapsChart: 'Ce qui change sur les mêmes futurs, 95\u00a0%',
  coordinationRow: (of) => `planificateur moins équilibre, ${of}`,
  behaviouralRow: (of) => `équilibre moins règles actuelles, ${of}`,
  noGap: 'Pas d’écart de coordination\u00a0: il n’y a pas d’équilibre d’où le mesurer.',
  behaviour: (value, low, high) =>
    `Ce que les firmes gagnent à jouer l’équilibre plutôt que leurs règles actuelles\u00a0: ${value} (de ${low} à ${high}).`,

  replay: 'Un futur, année par année',
  replayAbout:
    'Le premier futur d’une graine, sous les règles que vous choisissez\u00a0: ce qui est installé, commandé, dépensé.',
  regime: 'Règles',
  regimes: { actual: 'celles du scénario', planner: 'planificateur' },
  regimeEquilibrium: (number) => `équilibre ${number}`,
  seed: 'Graine',
  year: 'Année',
  play: 'Lancer',
  pause: 'Pause',
  replaying: 'Calcul d’un futur',
  replayChart: 'Calcul installé par firme, un futur',
  replayUnit: 'millions d’équivalents H100',
  firm: 'Firme',
  capacity: 'Calcul, millions de H100',
  orders: 'Commandes par an, millions de H100',
  capex: 'Investissements par an',
  utilisation: 'Utilisé',
  inYear: (year) => `Au début de ${year}`,
};
