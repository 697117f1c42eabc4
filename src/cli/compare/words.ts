/** The words of `jevons compare`, in both languages; ids stay English. */
import { frenchSpaces, type Language } from '#base';

const english = {
  before: (states: string, n: string, runs: string) =>
    `${states} states of the world on the same ${n} futures: ${runs} simulations.`,
  runs: 'simulations',
  output: 'output',
  first: 'first',
  other: 'other',
  change: 'change',
  error: '± 95 %',
  range: '80 % of\nchanges',
  firstAbove: 'first\nabove',
  medians: (one: string, two: string) =>
    `“${one}” (first) against “${two}” (other): medians, and the change in the same future`,
  parts: (output: string, unit: string) =>
    `Where the mean change of ${output} comes from${unit === '' ? '' : `, ${unit}`}`,
  part: 'part',
  what: 'what changes',
  from: 'from',
  to: 'to',
  whole: 'all changes',
  groupsOnly: 'Too many changes to take each apart in every order at this cost; --split changes does it.',
  basis: (model: string, hash: string, one: string, two: string) =>
    `Model ${model} ${hash}; facts published by ${one === two ? one : `${one} (first) and ${two}`}.`,
  draws: (n: string, runs: string, seed: number, hash: string) =>
    `${n} futures, ${runs} simulations, seed ${seed}; hash ${hash}.`,
  failed: (count: string, variable: string) =>
    `${count} simulations failed at ${variable}; their futures are left out.`,
};

export type CompareWords = typeof english;

const french: CompareWords = {
  before: (states, n, runs) =>
    frenchSpaces(`${states} états du monde sur les mêmes ${n} futurs : ${runs} simulations.`),
  runs: 'simulations',
  output: 'résultat',
  first: 'premier',
  other: 'second',
  change: 'écart',
  error: '± 95 %',
  range: '80 % des\nécarts',
  firstAbove: 'premier\nplus haut',
  medians: (one, two) =>
    frenchSpaces(`« ${one} » (premier) contre « ${two} » (second) : médianes, et l’écart dans le même futur`),
  parts: (output, unit) => frenchSpaces(`D’où vient l’écart moyen : ${output}${unit === '' ? '' : `, ${unit}`}`),
  part: 'part',
  what: 'ce qui change',
  from: 'de',
  to: 'à',
  whole: 'tous les changements',
  groupsOnly: frenchSpaces(
    'Trop de changements pour les séparer dans tous les ordres à ce prix ; --split changes le fait.',
  ),
  basis: (model, hash, one, two) =>
    frenchSpaces(
      `Modèle ${model} ${hash} ; faits publiés au plus tard le ${one === two ? one : `${one} (premier) et ${two}`}.`,
    ),
  draws: (n, runs, seed, hash) => frenchSpaces(`${n} futurs, ${runs} simulations, graine ${seed} ; empreinte ${hash}.`),
  failed: (count, variable) => `${count} simulations ont échoué sur ${variable} ; leurs futurs sont écartés.`,
};

export const compareWords: Readonly<Record<Language, CompareWords>> = { en: english, fr: french };
