/** The words of `jevons drivers`, in both languages; ids stay English. */
import { frenchSpaces, type Language } from '#base';
import type { Driver, DriversResult } from '#studies';

type MethodId = DriversResult['method']['id'];

const english = {
  runs: 'simulations',
  before: (method: string, runs: string, inputs: string) => `${method} on ${inputs} inputs: ${runs} simulations.`,
  estimate: (time: string) => `About ${time} in all.`,
  what: {
    sobol: 'share of variance with all it takes part in (total order), and alone (first order)',
    morris: 'mean change over the width of its belief',
    pawn: 'how far its distribution moves when the input is known roughly, 0 to 1',
    oat: 'with each input at 10 % and at 90 % of its belief, the others in the middle',
  } satisfies Record<MethodId, string>,
  picture: {
    sobol: 'share of variance, total order',
    morris: 'mean change over the width of each belief',
    pawn: 'distance between distributions',
    oat: 'at 10 % and 90 % of each belief',
  } satisfies Record<MethodId, string>,
  indexKey: '█ index   ▒ its 95 % interval   w belief about the world, c choice, s structure',
  swingKey: '░ input low   █ input high   │ all in the middle   w world, c choice, s structure',
  alone: 'alone',
  more: (count: number, most: string) => `... and ${count} more, each at most ${most}; --top 99 shows all.`,
  joined: (names: string) => `Correlated, so moved together and given one index: ${names}.`,
  basis: (model: string, hash: string, date: string) => `Model ${model} ${hash}; facts published by ${date}.`,
  draws: (runs: string, seed: number, hash: string) => `${runs} simulations, seed ${seed}; hash ${hash}.`,
  failed: (count: string, variable: string) => `${count} simulations failed at ${variable} and are left out.`,
  dropped: (count: string) => `${count} points are left out because a simulation failed or does not have this output.`,
  groups: { world: 'w', choice: 'c', structure: 's' } satisfies Record<Driver['group'], string>,
};

type Words = typeof english;

const french: Words = {
  runs: 'simulations',
  before: (method, runs, inputs) => frenchSpaces(`${method} sur ${inputs} données : ${runs} simulations.`),
  estimate: (time) => `Environ ${time} en tout.`,
  what: {
    sobol: 'part de la variance avec tout ce à quoi la donnée prend part (ordre total), et seule (premier ordre)',
    morris: 'changement moyen sur l’étendue de la croyance',
    pawn: 'de combien sa distribution bouge quand la donnée est à peu près connue, de 0 à 1',
    oat: 'chaque donnée à 10 % puis à 90 % de sa croyance, les autres au milieu',
  },
  picture: {
    sobol: 'part de la variance, ordre total',
    morris: 'changement moyen sur l’étendue de chaque croyance',
    pawn: 'distance entre distributions',
    oat: 'à 10 % et 90 % de chaque croyance',
  },
  indexKey: '█ indice   ▒ son intervalle à 95 %   w croyance sur le monde, c choix, s structure',
  swingKey: '░ donnée basse   █ donnée haute   │ tout au milieu   w monde, c choix, s structure',
  alone: 'seule',
  more: (count, most) => frenchSpaces(`... et ${count} autres, chacune au plus ${most} ; --top 99 montre tout.`),
  joined: (names) => frenchSpaces(`Corrélées, donc déplacées ensemble avec un seul indice : ${names}.`),
  basis: (model, hash, date) => frenchSpaces(`Modèle ${model} ${hash} ; faits publiés au plus tard le ${date}.`),
  draws: (runs, seed, hash) => frenchSpaces(`${runs} simulations, graine ${seed} ; empreinte ${hash}.`),
  failed: (count, variable) => `${count} simulations ont échoué sur ${variable} et sont écartées.`,
  dropped: (count) => `${count} points sont écartés : une simulation a échoué ou n’a pas ce résultat.`,
  groups: { world: 'w', choice: 'c', structure: 's' },
};

export const driverWords: Readonly<Record<Language, Words>> = { en: english, fr: french };
