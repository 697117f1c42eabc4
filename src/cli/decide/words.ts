/** The words of `jevons decide`, in both languages; ids stay English. */
import { frenchSpaces, type Language } from '#base';

const english = {
  runs: 'simulations',
  before: (choices: string, futures: string, runs: string) =>
    `${choices} choices on ${futures} futures, and a map of two beliefs: ${runs} simulations.`,
  heading: (firm: string, from: number, years: string) => `${firm}: orders from ${from} for ${years} years`,
  choice: 'choice',
  value: 'value',
  gain: 'against plan',
  worst: 'worst 10 %',
  ruin: 'P(ruin)',
  regret: 'regret',
  best: 'best in',
  table:
    'Net present value in $bn from the start of the window: mean, against the plan ± 95 % interval, mean of the worst tenth',
  map: 'Where a step more beats a step less',
  mapKey: '█ more is better   ░ less is better   · cannot be told   ◆ you are here',
  worth: 'What knowing one thing is worth',
  states: 'Regret by state',
  failed: (count: string, variable: string) =>
    `${count} simulations failed at ${variable}; their futures are left out.`,
  basis: (model: string, hash: string, date: string) => `Model ${model} ${hash}; facts published by ${date}.`,
  draws: (runs: string, seed: number, hash: string) => `${runs} simulations, seed ${seed}; hash ${hash}.`,
  rate: (rate: string) => `Money is discounted at ${rate} in every future, before tax and interest.`,
  own: 'A company of your own takes the prices of each future as given: nothing it does moves them.',
  pictureMap: (firm: string, step: string) => `${firm}: value of building ${step} more, minus that of ${step} less`,
  pictureWorth: 'What knowing one thing before choosing is worth',
  more: 'more is better',
  less: 'less is better',
  open: 'cannot be told',
};

type Words = typeof english;

const french: Words = {
  runs: 'simulations',
  before: (choices, futures, runs) =>
    frenchSpaces(`${choices} choix sur ${futures} futurs, et une carte de deux croyances : ${runs} simulations.`),
  heading: (firm, from, years) => frenchSpaces(`${firm} : commandes à partir de ${from} pendant ${years} ans`),
  choice: 'choix',
  value: 'valeur',
  gain: 'contre le plan',
  worst: 'pire 10 %',
  ruin: 'P(ruine)',
  regret: 'regret',
  best: 'meilleur',
  table: frenchSpaces(
    'Valeur actuelle nette en Md$ depuis le début de la fenêtre : moyenne, contre le plan ± intervalle à 95 %, moyenne du pire dixième',
  ),
  map: 'Où un pas de plus vaut mieux qu’un pas de moins',
  mapKey: '█ plus vaut mieux   ░ moins vaut mieux   · indécis   ◆ vous êtes ici',
  worth: 'Ce que vaut une connaissance',
  states: 'Regret par état',
  failed: (count, variable) => `${count} simulations ont échoué sur ${variable} ; leurs futurs sont écartés.`,
  basis: (model, hash, date) => frenchSpaces(`Modèle ${model} ${hash} ; faits publiés au plus tard le ${date}.`),
  draws: (runs, seed, hash) => frenchSpaces(`${runs} simulations, graine ${seed} ; empreinte ${hash}.`),
  rate: (rate) => `L’argent est actualisé à ${rate} dans chaque futur, avant impôt et intérêts.`,
  own: frenchSpaces(
    'Une entreprise à vous prend les prix de chaque futur comme donnés : rien de ce qu’elle fait ne les change.',
  ),
  pictureMap: (firm, step) =>
    frenchSpaces(`${firm} : valeur de construire ${step} de plus, diminuée de celle de ${step} de moins`),
  pictureWorth: 'Ce que vaut de savoir une chose avant de choisir',
  more: 'plus vaut mieux',
  less: 'moins vaut mieux',
  open: 'indécis',
};

export const decideWords: Readonly<Record<Language, Words>> = { en: english, fr: french };
