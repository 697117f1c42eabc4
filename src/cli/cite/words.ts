/** The words of references, in both languages. */
import type { Language } from '#base';

interface Words {
  readonly dataTitle: string;
  readonly factsTo: (date: string) => string;
  readonly dataHash: (hash: string) => string;
  readonly resultHash: (hash: string) => string;
  readonly licence: (name: string) => string;
  readonly published: (date: string) => string;
  readonly notGathered: string;
  readonly definition: (text: string) => string;
  readonly place: (place: string) => string;
  readonly unconfirmed: string;
  readonly underlies: (what: string) => string;
  readonly startsFrom: (documents: string) => string;
  readonly derived: (sum: string) => string;
  readonly million: string;
  readonly result: (title: string) => string;
  readonly draws: (n: string, seed: number) => string;
  readonly model: (name: string, hash: string) => string;
  readonly unseen: string;
  readonly own: string;
}

const english: Words = {
  dataTitle: 'Jevons: facts on the AI-infrastructure investment race',
  factsTo: (date) => `facts published by ${date}`,
  dataHash: (hash) => `SHA-256 of the facts ${hash}`,
  resultHash: (hash) => `SHA-256 of the result ${hash}`,
  licence: (name) => `licence ${name}`,
  published: (date) => `figure public since ${date}`,
  notGathered: 'day of publication not gathered',
  definition: (text) => `definition: ${text}`,
  place: (place) => `at: ${place}`,
  unconfirmed: 'no reader can open this document',
  underlies: (what) => `document behind ${what}`,
  startsFrom: (documents) => `start values from: ${documents}`,
  derived: (sum) => `worked out: ${sum}`,
  million: 'USD million',
  result: (title) => `Jevons result: ${title}`,
  draws: (n, seed) => `${n} futures, seed ${seed}`,
  model: (name, hash) => `model ${name} ${hash}`,
  unseen: 'named by its hash only; the result itself was not at hand',
  own: 'with facts imported by the user',
};

const french: Words = {
  dataTitle: 'Jevons : faits sur la course à l’investissement dans l’infrastructure d’IA',
  factsTo: (date) => `faits publiés au plus tard le ${date}`,
  dataHash: (hash) => `SHA-256 des faits ${hash}`,
  resultHash: (hash) => `SHA-256 du résultat ${hash}`,
  licence: (name) => `licence ${name}`,
  published: (date) => `chiffre public depuis le ${date}`,
  notGathered: 'jour de publication non recueilli',
  definition: (text) => `définition : ${text}`,
  place: (place) => `à l’endroit : ${place}`,
  unconfirmed: 'aucun lecteur ne peut ouvrir ce document',
  underlies: (what) => `document à l’appui de ${what}`,
  startsFrom: (documents) => `valeurs de départ : ${documents}`,
  derived: (sum) => `calcul : ${sum}`,
  million: 'millions USD',
  result: (title) => `Résultat de Jevons : ${title}`,
  draws: (n, seed) => `${n} futurs, graine ${seed}`,
  model: (name, hash) => `modèle ${name} ${hash}`,
  unseen: 'désigné par sa seule empreinte ; le résultat lui-même n’était pas là',
  own: 'avec des faits importés par l’utilisateur',
};

export const citationWords: Readonly<Record<Language, Words>> = { en: english, fr: french };
