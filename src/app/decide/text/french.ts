/** Words of the Decide view in French. */
import type { DecideWords } from './english.ts';

export const decideFrench: DecideWords = {
  question:
    'Pour quelles croyances construire trop peu est-il le plus grand risque, et pour lesquelles est-ce trop construire\u00a0?',
  computing: 'Pesée des choix\u00a0:',
  refining: (n) => `Affinage avec ${n} futurs\u00a0:`,
  early: (n) => `Premier aperçu sur ${n} futurs\u00a0; les erreurs sont larges.`,

  whose: 'Qui décide',
  own: 'une entreprise à vous',
  step: 'Ce que veulent dire plus et moins',
  stepOf: (share) => `${share} du plan`,
  from: 'Commandes à partir de',
  years: 'Pendant',
  yearsOf: (count) => (count === 1 ? '1 an' : `${count} ans`),
  compared: 'Niveaux comparés',
  comparedUsual: 'de 40\u00a0% de moins à 40\u00a0% de plus',
  comparedWide: 'de 80\u00a0% de moins au double',
  maxRuin: 'P(ruine) au plus',
  minCvar: 'Pire dixième au moins',
  noLimit: 'sans limite',
  noLoss: 'sans perte',
  objective: 'Le meilleur pour',
  objectives: { mean: 'la valeur moyenne', cvar: 'le pire dixième', regret: 'le plus grand regret' },

  ownFile: 'Fichier de l’entreprise (JSON)',
  ownAbout:
    'Capacité, commandes, trésorerie, dette et contrats d’une entreprise, qui prend les prix de chaque futur comme donnés. Le fichier reste dans ce navigateur.',
  ownTemplate: 'Un fichier pour commencer',
  ownMissing: 'Choisissez un fichier, ou prenez celui pour commencer.',
  ownTooLarge: 'Le fichier dépasse 1 Mo.',

  map: 'La carte de deux croyances',
  mapAbout:
    'Chaque point est un couple de croyances. Sur la ligne, les deux risques sont égaux (Lambda = 1)\u00a0; en bleu, construire plus vaut mieux, en orange, moins, en pâle, les futurs ne tranchent pas. Le cadre pointillé contient neuf dixièmes de ce que vous croyez. Déplacez le point à la souris ou aux flèches pour croire autre chose\u00a0; cela s’annule.',
  mapName: (firm, step) => `${firm}\u00a0: valeur de construire ${step} de plus, diminuée de celle de ${step} de moins`,
  more: 'plus vaut mieux',
  less: 'moins vaut mieux',
  open: 'indécis',
  line: 'risques égaux',
  across: 'Croyance en abscisse',
  upward: 'Croyance en ordonnée',
  here: (x, y) => `Vous êtes ici\u00a0: ${x}, ${y}. Les flèches déplacent le point, Entrée le garde, Échap le ramène.`,
  hereFixed: 'L’une des deux n’est connue qu’au moment du choix\u00a0: le point ne peut être déplacé.',
  readout: (x, y, value, error) => `À ${x} et ${y}\u00a0: ${value}, à ${error} près.`,
  explained: (share) => `Les deux croyances expliquent ${share} des variations de l’écart sur la carte.`,
  stepMove: (x, y) => `croyances déplacées\u00a0: ${x}, ${y}`,

  dial: 'À partir de quelle probabilité\u00a0?',
  dialAbout:
    'p* est la probabilité de mondes favorables à construire plus au-dessus de laquelle il faut construire plus\u00a0: elle découle du coût de chaque erreur. L’aiguille est la probabilité selon vos croyances.',
  dialName: 'Chance que construire plus vaille mieux (part des futurs)',
  yours: 'la vôtre',
  noPStar: 'Un côté vaut mieux dans tous les futurs\u00a0: il n’y a pas de p* à donner.',
  costs: (much, little) => `Trop coûte ${much} en moyenne quand c’est une erreur, trop peu ${little}.`,

  thresholds: 'Où une croyance inverse la réponse',
  thresholdsAbout: 'Tout le reste comme vous le croyez. Trop peu est le plus grand risque du côté nommé.',
  belief: 'Croyance',
  turnsAt: 'S’inverse à',
  moreWhen: { above: 'plus au-dessus', below: 'plus en dessous', always: 'toujours plus', never: 'jamais plus' },
  side: 'Mieux',
  chance: 'Futurs de ce côté',

  choices: 'Les choix dans les mêmes futurs',
  choicesAbout:
    'Valeur actuelle nette par rapport au plan, et ce qui peut mal tourner. Le choix recommandé est marqué.',
  choice: 'Choix',
  gain: 'Par rapport au plan',
  worst: 'Pire dixième (CVaR)',
  ruin: 'P(ruine)',
  regret: 'Regret moyen',
  best: 'Le meilleur dans',
  recommended: 'recommandé',
  minimax: 'plus petit des grands regrets',
  noChoice: 'Aucun choix ne respecte les limites.',

  matrix: 'Regret selon l’état du monde',
  matrixAbout:
    'Les états sont les quarts de la carte, coupés à ce que vous croyez. Le regret est ce que le meilleur choix de cet état vaut de plus.',
  probability: (share) => `${share} des futurs`,

  worth: 'Ce que vaut de savoir une chose d’abord',
  worthName: 'Valeur de savoir avant de choisir',
  worthAbout: (all, noise) =>
    `Tout savoir vaudrait ${all}. Une croyance qui n’apprend rien semblerait valoir ${noise}\u00a0; seules les barres qui s’en détachent disent quelque chose.`,

  waiting: 'Ce que vaut l’attente',
  waitingAbout: (years, watched) => `Attendre ${years} en observant\u00a0: ${watched}.`,
  waitValue: 'Valeur de l’attente',
  waitOption: 'Ce qu’on apprend',
  waitDelay: 'Coût d’arriver plus tard',
  rivalsGo: 'Les rivaux continuent',
  rivalsWait: 'Les rivaux attendent autant',
  preemption: (value) => `Ce que coûte d’être devancé\u00a0: ${value}.`,

  mustBeTrue: 'Ce qui doit être vrai pour qu’une somme rapporte est dans Preuves\u00a0: ',
  mustBeTrueLink: 'les calculs de retour publiés, chacun à résoudre pour son but',
  sentences: 'En toutes lettres',
  exports: 'Exporter cette décision',
};
