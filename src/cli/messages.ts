/** The words of tables and notes, in both languages; ids, column names of files and JSON keys stay English. */
import type { FailureGroup } from '#analysis';
import { frenchSpaces, type Language } from '#base';

/** Why a future failed. */
type FailureReason = FailureGroup['reason'];

const english = {
  futures: 'futures',
  output: 'output',
  unit: 'unit',
  year: 'year',
  median: 'median',
  firm: 'firm',
  medianByFirm: 'Capex by firm and calendar year, median, $bn',
  otherOutputs: (year: string) => `Other outputs in ${year}`,
  fanKey: '░ 10-90 %   ▒ 25-75 %   █ median   then: median  10-90 %',
  basis: (model: string, hash: string, date: string) => `Model ${model} ${hash}; facts published by ${date}.`,
  fromBeliefs:
    'Drawn from the beliefs (prior), not fitted to the facts; --posterior default draws from the shipped posterior.',
  draws: (n: string, seed: number, hash: string) => `${n} futures, seed ${seed}; hash ${hash}.`,
  failed: (count: string, of: string, variable: string, reason: FailureReason, time: string) =>
    `${count} of ${of} futures failed and are left out: ${variable} became ${reason === 'overflow' ? 'infinite' : 'not a number'}, first at time ${time}.`,
  randomStreams: (seed: number) =>
    `The model draws at random: the same seed (here ${seed}) gives the same numbers here, but Vensim and others draw different ones; compare distributions, not values.`,
  company: 'company',
  millions: '$ million',
  share: 'share',
  definition: 'definition',
  published: 'published',
  mark: 'mark',
  period: 'period',
  status: 'status',
  arithmetic: 'sum of',
  asPrinted: 'as printed',
  source: 'source',
  note: 'note',
  grade: (grade: string) => `grade ${grade}`,
  statuses: { reported: 'reported', derived: 'derived', 'single-source': 'single source' },
  unconfirmed: 'unconfirmed',
  approximate: 'approximate',
  to: 'to',
  total: 'total',
  totalOfKnown: 'total of those known',
  oneBasis: (definition: string) => `All on one basis: ${definition}.`,
  wishedBasis: (definition: string) => `Basis: ${definition}; not every company is on it:`,
  otherBasis: (company: string, definition: string) => `${company} is on another basis, ${definition}.`,
  documents: '"jevons facts sources" lists the documents.',
  grew: (what: string, growth: string, from: string, to: string) => `${what}: ${growth} from ${from} to ${to}`,
  months: (months: number) => `The later period begins ${months} months after the earlier one.`,
  date: 'date',
  inWords: 'in words',
  over: (low: string) => `over ${low}`,
  guidance: 'Capex guidance',
  outcomes: 'First and last guidance against the outcome',
  first: 'first',
  last: 'last',
  outcome: 'outcome',
  overFirst: 'over first',
  overLast: 'over last',
  definitions: 'definitions',
  comparableMark: { close: 'close definition', different: 'another definition' },
  sample: (above: number, of: number, median: string, low: string, high: string) =>
    `${above} of ${of} outcomes on the same or a close definition are above the first guidance; median ${median}, from ${low} to ${high}.`,
};

export type Messages = typeof english;

const french: Messages = {
  futures: 'futurs',
  output: 'résultat',
  unit: 'unité',
  year: 'année',
  median: 'médiane',
  firm: 'entreprise',
  medianByFirm: 'Investissements par entreprise et année civile, médiane, Md$',
  otherOutputs: (year) => `Autres résultats en ${year}`,
  fanKey: '░ 10-90 %   ▒ 25-75 %   █ médiane   puis : médiane  10-90 %',
  basis: (model, hash, date) => frenchSpaces(`Modèle ${model} ${hash} ; faits publiés au plus tard le ${date}.`),
  fromBeliefs: frenchSpaces(
    'Tiré des croyances (a priori), sans ajustement aux faits ; --posterior default tire de l’a posteriori fourni.',
  ),
  draws: (n, seed, hash) => frenchSpaces(`${n} futurs, graine ${seed} ; empreinte ${hash}.`),
  failed: (count, of, variable, reason, time) =>
    frenchSpaces(
      `${count} futurs sur ${of} ont échoué et sont écartés : ${variable} n’est plus ${reason === 'overflow' ? 'fini' : 'un nombre'}, d’abord au temps ${time}.`,
    ),
  randomStreams: (seed) =>
    `Le modèle tire au hasard : la même graine (ici ${seed}) donne ici les mêmes nombres, mais Vensim et d'autres en tirent de différents ; comparez les distributions, pas les valeurs.`,
  company: 'entreprise',
  millions: 'M$',
  share: 'part',
  definition: 'définition',
  published: 'publié',
  mark: 'réserve',
  period: 'période',
  status: 'statut',
  arithmetic: 'somme de',
  asPrinted: 'tel que publié',
  source: 'source',
  note: 'note',
  grade: (grade) => `qualité ${grade}`,
  statuses: { reported: 'publié', derived: 'calculé', 'single-source': 'source unique' },
  unconfirmed: 'non vérifiable',
  approximate: 'approché',
  to: 'au',
  total: 'total',
  totalOfKnown: 'total connu',
  oneBasis: (definition) => frenchSpaces(`Tous sur une même base : ${definition}.`),
  wishedBasis: (definition) => frenchSpaces(`Base : ${definition} ; toutes les entreprises n’y sont pas :`),
  otherBasis: (company, definition) => `${company} est sur une autre base, ${definition}.`,
  documents: '« jevons facts sources » donne les documents.',
  grew: (what, growth, from, to) => frenchSpaces(`${what} : ${growth} de ${from} à ${to}`),
  months: (months) => `La seconde période commence ${months} mois après la première.`,
  date: 'date',
  inWords: 'en mots',
  over: (low) => `plus de ${low}`,
  guidance: 'Objectifs d’investissement',
  outcomes: 'Premier et dernier objectif, et réalisé',
  first: 'premier',
  last: 'dernier',
  outcome: 'réalisé',
  overFirst: 'sur premier',
  overLast: 'sur dernier',
  definitions: 'définitions',
  comparableMark: { close: 'définition proche', different: 'autre définition' },
  sample: (above, of, median, low, high) =>
    frenchSpaces(
      `${above} réalisés sur ${of}, à définition égale ou proche, dépassent le premier objectif ; médiane ${median}, de ${low} à ${high}.`,
    ),
};

export const messages: Readonly<Record<Language, Messages>> = { en: english, fr: french };
