/** The words of charts, in both languages; a word missing in one is a type error. */
import { formatDate, type Language } from '#base';
import type { Provenance } from './figure.ts';

const english = {
  reported: 'reported',
  median: 'median',
  half: '50% of futures',
  halfShort: '50%',
  eighty: '80%',
  ninetyFive: '95%',
  today: 'today',
  year: 'year',
  date: 'date',
  status: 'status',
  value: 'value',
  series: 'series',
  comparison: 'default',
  ownWorld: 'your world',
  ownWorldShort: 'world',
  ownChoices: 'your choices',
  ownChoicesShort: 'choices',
  low80: '10% of futures below',
  high80: '90% below',
  level: (percent: string) => `${percent} of futures below`,
  noData: 'There is nothing to draw: no value for this choice.',
  fanKind: 'Fan chart of simulated futures',
  linesKind: 'Line chart',
  rangesKind: 'Median and range of each',
  outcomesKind: 'Outcome of each promise against its first word',
  forecastsKind: 'Forecasts of past days against what came',
  forecastSentence: (name: string, median: string, low: string, high: string, outcome: string) =>
    `${name}: median ${median}, 80% of futures between ${low} and ${high}; it came to ${outcome}.`,
  outcome: 'outcome',
  lastWord: 'last word',
  outcomeSentence: (name: string, outcome: string, lastWord: string) =>
    `${name}: outcome ${outcome}, last word ${lastWord}.`,
  reportedSentence: (from: string, first: string, to: string, last: string) =>
    `Reported: from ${first} in ${from} to ${last} in ${to}.`,
  simulatedSentence: (when: string, median: string, low: string, high: string) =>
    `In ${when}: median ${median}, and 80% of futures between ${low} and ${high}.`,
  comparisonSentence: (when: string, median: string) => `Default median in ${when}: ${median}.`,
  ownWorldSentence: (when: string, median: string) =>
    `Your world with the choices of the default, median in ${when}: ${median}.`,
  seriesSentence: (name: string, from: string, first: string, to: string, last: string) =>
    `${name}: from ${first} in ${from} to ${last} in ${to}.`,
  bandSentence: (when: string, low: string, high: string) => `In ${when} 80% of futures lie from ${low} to ${high}.`,
  rangeSentence: (name: string, median: string, low: string, high: string) =>
    `${name}: median ${median}, 80% of futures between ${low} and ${high}.`,
  valueSentence: (name: string, value: string) => `${name}: ${value}.`,
  footer: (model: string, date: string, futures: string, seed: string, hash: string) =>
    `Model ${model} · facts to ${date} · ${futures} ${futures === '1' ? 'future' : 'futures'} · seed ${seed} · result ${hash}`,
};

export type ChartWords = typeof english;

const french: ChartWords = {
  reported: 'publié',
  median: 'médiane',
  half: '50\u00a0% des futurs',
  halfShort: '50\u00a0%',
  eighty: '80\u00a0%',
  ninetyFive: '95\u00a0%',
  today: 'aujourd’hui',
  year: 'année',
  date: 'date',
  status: 'statut',
  value: 'valeur',
  series: 'série',
  comparison: 'référence',
  ownWorld: 'votre monde',
  ownWorldShort: 'monde',
  ownChoices: 'vos choix',
  ownChoicesShort: 'choix',
  low80: '10\u00a0% des futurs en dessous',
  high80: '90\u00a0% en dessous',
  level: (percent) => `${percent} des futurs en dessous`,
  noData: 'Rien à tracer\u00a0: aucune valeur pour ce choix.',
  fanKind: 'Graphique en éventail des futurs simulés',
  linesKind: 'Courbes',
  rangesKind: 'Médiane et étendue de chacun',
  outcomesKind: 'Résultat de chaque promesse par rapport à la première annonce',
  forecastsKind: 'Prévisions de dates passées face aux réalisations',
  forecastSentence: (name, median, low, high, outcome) =>
    `${name}\u00a0: médiane ${median}, 80\u00a0% des futurs entre ${low} et ${high}\u00a0; réalisé ${outcome}.`,
  outcome: 'réalisé',
  lastWord: 'dernière annonce',
  outcomeSentence: (name, outcome, lastWord) => `${name}\u00a0: réalisé ${outcome}, dernière annonce ${lastWord}.`,
  reportedSentence: (from, first, to, last) => `Publié\u00a0: de ${first} en ${from} à ${last} en ${to}.`,
  simulatedSentence: (when, median, low, high) =>
    `En ${when}\u00a0: médiane ${median}, et 80\u00a0% des futurs entre ${low} et ${high}.`,
  comparisonSentence: (when, median) => `Médiane de référence en ${when}\u00a0: ${median}.`,
  ownWorldSentence: (when, median) => `Votre monde avec les choix de référence, médiane en ${when}\u00a0: ${median}.`,
  seriesSentence: (name, from, first, to, last) => `${name}\u00a0: de ${first} en ${from} à ${last} en ${to}.`,
  bandSentence: (when, low, high) => `En ${when}, 80\u00a0% des futurs vont de ${low} à ${high}.`,
  rangeSentence: (name, median, low, high) =>
    `${name}\u00a0: médiane ${median}, 80\u00a0% des futurs entre ${low} et ${high}.`,
  valueSentence: (name, value) => `${name}\u00a0: ${value}.`,
  footer: (model, date, futures, seed, hash) =>
    `Modèle ${model} · faits au ${date} · ${futures} ${futures === '1' ? 'futur' : 'futurs'} · graine ${seed} · résultat ${hash}`,
};

export const chartWords: Readonly<Record<Language, ChartWords>> = { en: english, fr: french };

/** The lines under a figure. */
export function footerLines(
  provenance: Provenance | undefined,
  language: Language,
  count: (value: number) => string,
): string[] {
  if (provenance === undefined) return [];
  const line = chartWords[language].footer(
    provenance.model,
    formatDate(provenance.dataDate, language),
    count(provenance.n),
    String(provenance.seed),
    provenance.hash.slice(0, 12),
  );
  return provenance.link === undefined ? [line] : [line, provenance.link];
}
