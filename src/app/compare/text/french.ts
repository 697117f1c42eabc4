/** Words of the Compare view in French. */
import type { CompareWords } from './english.ts';

export const compareFrench: CompareWords = {
  question: 'Qu’est-ce qui change d’un monde à l’autre\u00a0?',
  loading: 'Calcul des mondes sur les mêmes tirages.',
  worlds: 'Mondes',
  worldsAbout: (most) =>
    `Jusqu’à ${most} mondes sur les mêmes futurs\u00a0: les tirages sont les mêmes dans tous, une différence vient donc de ce qui a été changé. Le premier est celui auquel les autres sont mesurés.`,
  example:
    'Rien n’est encore épinglé\u00a0: voici un exemple, le monde par défaut face à un choc du modèle bon marché.',
  exampleOwn: 'Rien n’est encore épinglé\u00a0: le monde par défaut face à celui de la page.',
  exampleOne: 'Un seul monde est épinglé\u00a0; il est mis face à un autre. Épinglez-en un second.',
  yourWorld: 'Le monde de la page',
  nameOf: (name) => `Nom de «\u00a0${name}\u00a0»`,
  measured: 'sert de mesure',
  measure: 'Mesurer par rapport à celui-ci',
  measureOf: (name) => `Mesurer par rapport à «\u00a0${name}\u00a0»`,
  remove: 'Retirer',
  removeOf: (name) => `Retirer «\u00a0${name}\u00a0»`,
  keep: 'Épingler',
  keepOf: (name) => `Épingler «\u00a0${name}\u00a0»`,
  pinPage: 'Épingler le monde de la page',
  pinPreset: 'Épingler un scénario',
  choosePreset: 'Choisir un scénario',
  stepUnpin: (name) => `«\u00a0${name}\u00a0» retiré`,
  stepRename: (from, to) => `«\u00a0${from}\u00a0» renommé «\u00a0${to}\u00a0»`,
  stepFirst: (name) => `mesure par rapport à «\u00a0${name}\u00a0»`,
  notUsable: (count) => `Des parties de son lien n’ont pas pu servir\u00a0: ${count}.`,

  lead: (one, two, output, change, error) =>
    `De «\u00a0${one}\u00a0» à «\u00a0${two}\u00a0»\u00a0: ${output}, écart moyen ${change}, à ${error} près.`,
  leadSame: (one, two) =>
    `«\u00a0${one}\u00a0» et «\u00a0${two}\u00a0» disent la même chose de tout\u00a0: aucune différence.`,
  shareHigher: (one, share) => `La valeur est plus haute dans «\u00a0${one}\u00a0» dans ${share} des futurs.`,
  otherWorld: 'Face au premier',

  chart: (name) => `${name}\u00a0: médianes et 80\u00a0% des futurs`,
  differences: 'Différences dans le même futur',
  differencesTable: 'Chaque grandeur dans les deux mondes',
  differencesAbout: (one, two) =>
    `«\u00a0${two}\u00a0» moins «\u00a0${one}\u00a0», futur par futur. L’erreur est la moitié de l’intervalle à 95\u00a0% de la moyenne.`,
  output: 'Grandeur',
  first: 'Médiane du premier',
  other: 'Médiane de l’autre',
  change: 'Écart moyen',
  error: '±',
  range: '80\u00a0% des écarts',
  firstAbove: 'Premier plus haut',
  rangeText: (low, high) => `de ${low} à ${high}`,
  dropped: (count) => `${count} futurs ont échoué dans l’un des mondes et sont écartés.`,
  byWorld: (output) => `Écart par rapport au premier, ${output}\u00a0: moyenne et 80\u00a0% des futurs`,

  changed: 'Ce qui a été changé',
  nothingChanged: 'Rien.',
  groups: {
    world: 'Croyances sur le monde',
    choice: 'Choix',
    structure: 'Théories',
    facts: 'Ce qui était connu',
  },
  nineInTen: (low, high) => `de ${low} à ${high} dans 9 futurs sur 10`,
  between: (low, high) => `entre ${low} et ${high}`,
  fromTo: (from, to) => `${from} → ${to}`,

  attribution: (output) => `D’où vient l’écart moyen\u00a0: ${output}`,
  attributionAbout:
    'La part de chaque changement, en moyenne sur tous les ordres possibles\u00a0; leur somme est l’écart entier.',
  attributionGroups: 'Trop de changements pour les séparer dans tous les ordres\u00a0: ils sont pris par groupe.',
  attributing: 'Décomposition de l’écart\u00a0:',
  groupPart: (group, part, error) => `${group}\u00a0: ${part} (± ${error})`,

  exports: 'Exporter cette comparaison',
};
