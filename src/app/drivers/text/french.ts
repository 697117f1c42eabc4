/** Words of the Drivers view in French. */
import type { DriversWords } from './english.ts';

export const driversFrench: DriversWords = {
  question: 'Quelle hypothèse porte la réponse\u00a0?',
  computing: 'Calcul\u00a0:',
  output: 'Grandeur à expliquer',
  year: 'Année',
  inWorld: (title) => `Dans le monde de la page\u00a0: ${title}.`,

  oneByOne: 'Une à la fois',
  oneByOneAbout:
    'Chaque croyance va seule de la valeur que dépassent neuf futurs sur dix à celle que dépasse un futur sur dix\u00a0; toutes les autres restent au milieu. Le trait est la grandeur au milieu de toutes les croyances.',
  oneByOneChart: (output) => `${output}, quand une seule croyance va de son bas à son haut`,
  leadOat: (name, output, low, high) =>
    `L’hypothèse «\u00a0${name}\u00a0» pèse le plus\u00a0: seule, elle mène la grandeur «\u00a0${output}\u00a0» de ${low} à ${high}.`,
  goTo: (name, bar) => `Ouvrir le réglage de «\u00a0${name}\u00a0» (${bar})`,
  barsAbout: 'Une barre ouvre son réglage dans Explorer.',
  showAll: (count) => `Afficher les ${count}`,
  showFewer: 'N’afficher que les plus grandes',

  together: 'Toutes ensemble',
  method: 'Méthode',
  methods: { sobol: 'parts de la variance (Sobol’)', pawn: 'distances (PAWN)', morris: 'effets (Morris)' },
  methodAbout: {
    sobol:
      'La part de l’incertitude qui disparaîtrait en moyenne si cette hypothèse était connue en dernier\u00a0: l’ordre total de Sobol’. Ce que les hypothèses font ensemble compte pour chacune, les parts peuvent donc dépasser le tout.',
    pawn: 'De combien toute la distribution se déplace quand cette hypothèse est connue\u00a0: la mesure tient aussi quand les croyances dépendent les unes des autres.',
    morris: 'La taille moyenne de l’effet d’un pas, depuis de nombreux points de départ, quel que soit son sens.',
  },
  togetherChart: {
    sobol: (output) => `${output}\u00a0: part de la variance, ordre total, avec intervalles à 95\u00a0%`,
    pawn: (output) => `${output}\u00a0: distance entre distributions, avec intervalles à 95\u00a0%`,
    morris: (output) => `${output}\u00a0: taille moyenne d’un effet, avec intervalles à 95\u00a0%`,
  },
  joined: (names) =>
    `Les croyances qui dépendent les unes des autres partagent une barre, car une part de la variance demande l’indépendance\u00a0: ${names}.`,
  usePawn: 'Les séparer avec PAWN',
  pawnActive: (active, of) => `${active} sur ${of} font plus que ne ferait une donnée sans aucun effet.`,
  converged: (points, runs, widest, tolerance) =>
    `Convergé à ${points} points (${runs} simulations)\u00a0: aucun intervalle à 95\u00a0% ne dépasse ± ${widest}\u00a0; visé ± ${tolerance}.`,
  notConverged: (points, runs, widest, tolerance) =>
    `Pas encore convergé à ${points} points (${runs} simulations)\u00a0: l’intervalle à 95\u00a0% le plus large est de ± ${widest}\u00a0; visé ± ${tolerance}. Des barres dont les intervalles se recouvrent ne peuvent être classées.`,
  refining: (points) => `Affinage avec ${points} points\u00a0:`,
  stopped: 'Arrêté\u00a0; ce qui est affiché est ce qui a été atteint.',
  goOn: 'Continuer',

  scatter: 'Une hypothèse face à la grandeur',
  scatterAbout: 'Chaque point est un futur\u00a0: ce qu’il a tiré, et ce qui en est sorti.',
  assumption: 'Hypothèse',
  scatterChart: (output, input, unit) => `${output} selon «\u00a0${input}\u00a0» (${unit})`,

  oneFuture: 'Un futur, du résultat le plus bas au plus haut',
  chooseFuture: 'Choisissez un point, ou déplacez le curseur, pour voir un futur.',
  futureTold: (number, outcome, drawn) => `Futur ${number}\u00a0: ${outcome}, avec ${drawn}.`,
  takeFuture: 'Ouvrir ce futur dans Explorer',
  stepFuture: (number) => `monde du futur ${number}`,

  loops: 'Quelle boucle de rétroaction mène, et quand',
  loopsAbout:
    'Dans le futur au milieu de toutes les croyances\u00a0: périodes où aucune autre boucle n’a une plus grande part du mouvement. Les barres pleines amplifient, les barres hachées équilibrent.',
  loopsChart: 'Boucles qui dominent',
  turnsChart: 'Part du mouvement qui s’entretient lui-même',
  reinforcing: 'qui amplifie',
  loopsComputing: 'Suivi des boucles\u00a0:',
};
