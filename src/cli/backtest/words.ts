/** The words of `jevons backtest`, in both languages; ids stay English. */
import { frenchSpaces, type Language } from '#base';

const english = {
  days: 'days',
  bySeries: 'Four quarters ahead, $bn a quarter',
  byHorizon: 'The total, by quarters ahead',
  byMethod: 'Every forecaster: the total, four quarters ahead',
  series: 'series',
  total: 'total',
  horizon: 'ahead',
  together: '1 to 4',
  baseline: 'best baseline',
  its: 'its CRPS',
  skill: 'skill',
  held: '80 % held',
  forecaster: 'forecaster',
  error: 'error',
  key: 'CRPS: fair, lower is better. Skill: 1 less the ratio to the best baseline. DM p: chance of so favourable a difference between equals.',
  overall: (total: string, firms: string) =>
    `Over all horizons the 80 % intervals held ${total} outcomes of the total and ${firms} of single firms.`,
  of: (inside: number, count: number) => `${inside} of ${count}`,
  methodKey: 'error: mean distance of the median. Skill on the days that both forecast.',
  basis: (hash: string, date: string, draws: string, members: string, seed: number, result: string) =>
    `Model investment ${hash}; facts published by ${date}; ${draws} draws, ${members} futures; seed ${seed}; result ${result}.`,
  stored: 'The stored result, not computed now.',
  dayTitle: (day: string) => `Forecast on ${day} of capex after that day, $bn`,
  dayFirms: 'The firms, four quarters ahead and four quarters together, $bn',
  quarter: 'quarter',
  model: 'model, 80 %',
  came: 'came',
  dayKnown: (count: number, effective: string) =>
    `Only what was public that day; the fit rests on ${count} earlier outcomes and is worth ${effective} draws.`,
  dayGuided: (names: string) => `Announced in figures: ${names}.`,
  dayUnguided: 'No firm had announced a year in figures.',
  dayLater: (date: string) => `Facts end on ${date}: what was published after it is not known here.`,
  quick: 'A first look: few draws, and without the race itself.',
  picture: 'Total capex four quarters ahead, by the day of the forecast',
  unit: '$bn a quarter',
};

type Words = typeof english;

const french: Words = {
  days: 'dates',
  bySeries: 'À quatre trimestres, Md$ par trimestre',
  byHorizon: 'Le total, par horizon en trimestres',
  byMethod: 'Tous les prévisionnistes : le total à quatre trimestres',
  series: 'série',
  total: 'total',
  horizon: 'horizon',
  together: '1 à 4',
  baseline: 'meilleure référence',
  its: 'son CRPS',
  skill: 'gain',
  held: '80 % tenus',
  forecaster: 'prévisionniste',
  error: 'erreur',
  key: frenchSpaces(
    'CRPS : équitable, le plus bas est le meilleur. Gain : 1 moins le rapport à la meilleure référence. DM p : probabilité d’un écart aussi favorable entre égaux.',
  ),
  overall: (total, firms) =>
    frenchSpaces(
      `Tous horizons confondus, les intervalles à 80 % contenaient ${total} réalisations du total et ${firms} de sociétés seules.`,
    ),
  of: (inside, count) => `${inside} sur ${count}`,
  methodKey: frenchSpaces('erreur : écart moyen de la médiane. Gain aux dates que les deux ont prévues.'),
  basis: (hash, date, draws, members, seed, result) =>
    frenchSpaces(
      `Modèle investment ${hash} ; faits publiés au plus tard le ${date} ; ${draws} tirages, ${members} futurs ; graine ${seed} ; résultat ${result}.`,
    ),
  stored: 'Le résultat conservé, non recalculé.',
  dayTitle: (day) => `Prévision du ${day} pour l’investissement après cette date, Md$`,
  dayFirms: 'Les sociétés, à quatre trimestres et quatre trimestres ensemble, Md$',
  quarter: 'trimestre',
  model: 'modèle, 80 %',
  came: 'réalisé',
  dayKnown: (count, effective) =>
    frenchSpaces(
      `Seulement ce qui était public ce jour-là ; l’ajustement repose sur ${count} réalisations antérieures et vaut ${effective} tirages.`,
    ),
  dayGuided: (names) => frenchSpaces(`Annoncé en chiffres : ${names}.`),
  dayUnguided: 'Aucune société n’avait annoncé d’année en chiffres.',
  dayLater: (date) =>
    frenchSpaces(`Les faits s’arrêtent au ${date} : ce qui a été publié ensuite n’est pas connu ici.`),
  quick: frenchSpaces('Un premier regard : peu de tirages, et sans la course elle-même.'),
  picture: 'Investissement total à quatre trimestres, selon la date de la prévision',
  unit: 'Md$ par trimestre',
};

export const backtestWords: Readonly<Record<Language, Words>> = { en: english, fr: french };
