/** Words around a study. */
import type { Language } from '#base';

interface StudyWords {
  readonly list: string;
  readonly id: string;
  readonly question: string;
  readonly row: string;
  readonly value: string;
  readonly year: string;
  readonly from: string;
  readonly to: string;
  readonly limit: string;
  readonly again: string;
  readonly before: (ensembles: number, n: string) => string;
  readonly provenance: (model: string, date: string, n: number, seed: number, hash: string) => string;
}

export const studyWords: Readonly<Record<Language, StudyWords>> = {
  en: {
    list: 'Questions with an answer',
    id: 'study',
    question: 'question',
    row: 'row',
    value: 'value',
    year: 'year',
    from: 'from',
    to: 'to',
    limit: 'Limit:',
    again: 'The same numbers again',
    before: (ensembles, n) => `${ensembles} ensembles of ${n} futures.`,
    provenance: (model, date, n, seed, hash) =>
      `Model ${model}; facts published by ${date}; ${n === 0 ? 'no simulation' : `${n} futures`}, seed ${seed}; result ${hash}.`,
  },
  fr: {
    list: 'Questions qui ont une réponse',
    id: 'étude',
    question: 'question',
    row: 'ligne',
    value: 'valeur',
    year: 'année',
    from: 'de',
    to: 'à',
    limit: 'Limite :',
    again: 'Les mêmes chiffres, à nouveau',
    before: (ensembles, n) => `${ensembles} ensembles de ${n} futurs.`,
    provenance: (model, date, n, seed, hash) =>
      `Modèle ${model} ; faits publiés au ${date} ; ${n === 0 ? 'aucune simulation' : `${n} futurs`}, graine ${seed} ; résultat ${hash}.`,
  },
};
