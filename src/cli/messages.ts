/** The words of tables and notes, in both languages; ids, column names of files and JSON keys stay English. */
import type { Language } from '#base';

const english = {
  futures: 'futures',
  output: 'output',
  unit: 'unit',
  year: 'year',
  median: 'median',
  fanKey: '░ 10-90 %   ▒ 25-75 %   █ median   then: median  10-90 %',
  basis: (model: string, hash: string, date: string) => `Model ${model} ${hash}; facts published by ${date}.`,
  draws: (n: string, seed: number, hash: string) => `${n} futures, seed ${seed}; hash ${hash}.`,
  failed: (count: number, of: number, variable: string, time: string) =>
    `${count} of ${of} futures failed and are left out: first in ${variable}, at ${time}.`,
};

export type Messages = typeof english;

const french: Messages = {
  futures: 'futurs',
  output: 'résultat',
  unit: 'unité',
  year: 'année',
  median: 'médiane',
  fanKey: '░ 10-90 %   ▒ 25-75 %   █ médiane   puis : médiane  10-90 %',
  basis: (model, hash, date) => `Modèle ${model} ${hash} ; faits publiés au plus tard le ${date}.`,
  draws: (n, seed, hash) => `${n} futurs, graine ${seed} ; empreinte ${hash}.`,
  failed: (count, of, variable, time) =>
    `${count} futurs sur ${of} ont échoué et sont écartés : d'abord dans ${variable}, à ${time}.`,
};

export const messages: Readonly<Record<Language, Messages>> = { en: english, fr: french };
