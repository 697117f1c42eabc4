/** What a back-test says, in words. */

import { formatDate, formatNumber, formatPercent, frenchSpaces, type Language, type Localised } from '#base';
import type { BacktestOrigin, BacktestResult, SeriesScore } from './types.ts';

type Scores = Pick<BacktestResult, 'goal' | 'headline' | 'bySeries' | 'byMethod' | 'coverageOverall'>;

/** The names of the forecasters. */
export const methodNames: Readonly<Record<string, Localised>> = {
  model: { en: 'model', fr: 'modèle' },
  'model-informed': { en: 'model, beliefs of 2026', fr: 'modèle, croyances de 2026' },
  race: { en: 'race, rule alone', fr: 'course, règle seule' },
  'race-wide': { en: 'race, wider beliefs', fr: 'course, croyances élargies' },
  naive: { en: 'naive', fr: 'naïve' },
  drift: { en: 'drift', fr: 'dérive' },
  'growth-drift': { en: 'growth drift', fr: 'dérive de la croissance' },
  'seasonal-naive': { en: 'seasonal naive', fr: 'naïve saisonnière' },
  ets: { en: 'ETS', fr: 'ETS' },
  guidance: { en: 'guidance', fr: 'prévisions des sociétés' },
  'guidance-corrected': { en: 'guidance, corrected', fr: 'prévisions corrigées' },
};

export const methodName = (id: string, lang: Language): string => methodNames[id]?.[lang] ?? id;

const percent = (share: number, lang: Language) => formatPercent(share, lang, { decimals: 0 });
const amount = (value: number, lang: Language) => formatNumber(value, lang, { significant: 3 });

/** The smallest chance that a test calls more than luck. */
const rare = 0.05;

export function verdictOf({ goal, headline }: Scores): Localised {
  return { en: englishVerdict(goal, headline), fr: frenchSpaces(frenchVerdict(goal, headline)) };
}

function parts({ skill, coverage, bestBaseline }: SeriesScore, lang: Language) {
  return {
    own: amount(skill.crps, lang),
    other: amount(skill.crpsAgainst, lang),
    baseline: methodName(bestBaseline, lang),
    size: percent(Math.abs(skill.skill), lang),
    count: skill.count,
    p: skill.test === undefined ? undefined : formatNumber(skill.test.pFirstBetter, lang, { decimals: 2 }),
    held: `${coverage.inside}`,
    of: `${coverage.count}`,
    share: percent(coverage.share, lang),
    low: percent(coverage.band[0], lang),
    high: percent(coverage.band[1], lang),
  };
}

function coverageFault(goal: Scores['goal'], { coverage }: SeriesScore): 'met' | 'narrow' | 'wide' {
  if (goal.coverageMet) return 'met';
  return coverage.share < goal.coverage[0] ? 'narrow' : 'wide';
}

function englishVerdict(goal: Scores['goal'], headline: SeriesScore): string {
  const say = parts(headline, 'en');
  const { skill, test } = headline.skill;
  const lead =
    skill > 0
      ? `Total capex four quarters ahead, ${say.count} days: the model's CRPS is ${say.own}, that of the best baseline (${say.baseline}) ${say.other}: ${say.size} better.`
      : `The model loses: total capex four quarters ahead, ${say.count} days, its CRPS is ${say.own}, that of the best baseline (${say.baseline}) ${say.other}: ${say.size} worse.`;
  const met = goal.skillMet ? 'The goal of 20 % is reached on these days' : 'The goal of 20 % is missed';
  const proof =
    test === undefined
      ? ', and the days are too few for a test.'
      : test.pFirstBetter < rare
        ? `, and equal forecasters would rarely differ so much (Diebold-Mariano, p = ${say.p}).`
        : goal.skillMet
          ? `, but nothing is proved: equal forecasters would differ so much with a chance of ${say.p} (Diebold-Mariano for few and overlapping forecasts).`
          : ` (Diebold-Mariano, p = ${say.p}).`;
  const intervals = {
    met: `Its 80 % intervals held ${say.held} of ${say.of} outcomes, within the goal of 70 to 90 %`,
    narrow: `Its 80 % intervals held ${say.held} of ${say.of} outcomes (${say.share}): too few, the goal of 70 to 90 % is missed`,
    wide: `Its 80 % intervals held ${say.held} of ${say.of} outcomes (${say.share}): too many, the goal of 70 to 90 % is missed`,
  }[coverageFault(goal, headline)];
  return `${lead} ${met}${proof} ${intervals}; the exact 95 % band of ${say.of} is ${say.low} to ${say.high}.`;
}

function frenchVerdict(goal: Scores['goal'], headline: SeriesScore): string {
  const say = parts(headline, 'fr');
  const { skill, test } = headline.skill;
  const lead =
    skill > 0
      ? `Investissement total à quatre trimestres, ${say.count} dates : le CRPS du modèle est de ${say.own}, celui de la meilleure référence (${say.baseline}) de ${say.other} : ${say.size} de mieux.`
      : `Le modèle perd : investissement total à quatre trimestres, ${say.count} dates, son CRPS est de ${say.own}, celui de la meilleure référence (${say.baseline}) de ${say.other} : ${say.size} de moins bien.`;
  const met = goal.skillMet ? 'L’objectif de 20 % est atteint à ces dates' : 'L’objectif de 20 % est manqué';
  const proof =
    test === undefined
      ? ', et les dates sont trop peu nombreuses pour un test.'
      : test.pFirstBetter < rare
        ? `, et des prévisionnistes égaux différeraient rarement autant (Diebold-Mariano, p = ${say.p}).`
        : goal.skillMet
          ? `, mais rien n’est prouvé : des prévisionnistes égaux différeraient autant avec une probabilité de ${say.p} (Diebold-Mariano pour prévisions peu nombreuses et qui se recouvrent).`
          : ` (Diebold-Mariano, p = ${say.p}).`;
  const intervals = {
    met: `Ses intervalles à 80 % contenaient ${say.held} réalisations sur ${say.of}, dans l’objectif de 70 à 90 %`,
    narrow: `Ses intervalles à 80 % contenaient ${say.held} réalisations sur ${say.of} (${say.share}) : trop peu, l’objectif de 70 à 90 % est manqué`,
    wide: `Ses intervalles à 80 % contenaient ${say.held} réalisations sur ${say.of} (${say.share}) : trop, l’objectif de 70 à 90 % est manqué`,
  }[coverageFault(goal, headline)];
  return `${lead} ${met}${proof} ${intervals} ; la bande exacte à 95 % de ${say.of} va de ${say.low} à ${say.high}.`;
}

/** A mean over few days may be one day. */
function daysNote({ skill: { better, count, withoutBest } }: SeriesScore): Localised[] {
  if (withoutBest === undefined) return [];
  const [en, fr] = (['en', 'fr'] as const).map((lang) => ({
    day: formatDate(withoutBest.origin, lang),
    skill: formatPercent(withoutBest.skill, lang, { decimals: 0, sign: true }),
  }));
  return [
    {
      en: `It was the better one on ${better} of ${count} days. Without the day that speaks most for it (${en?.day}) the difference is ${en?.skill}.`,
      fr: `Il a été le meilleur à ${better} dates sur ${count}. Sans la date qui plaide le plus pour lui (${fr?.day}), l’écart est de ${fr?.skill}.`,
    },
  ];
}

export function notesOf(scores: Scores, origins: readonly BacktestOrigin[]): Localised[] {
  const at = (method: string) => scores.byMethod.find((one) => one.horizon === '4' && one.method === method);
  const [model, informed, race] = [at('model'), at('model-informed'), at('race')];
  const notes: Localised[] = [
    ...daysNote(scores.headline),
    {
      en: 'Few days, and forecasts that overlap: five quarters lie between the last report and the quarter forecast, two between days. The best baseline is chosen with hindsight, which favours it.',
      fr: 'Peu de dates, et des prévisions qui se recouvrent : cinq trimestres séparent la dernière publication du trimestre prévu, deux séparent les dates. La meilleure référence est choisie après coup, ce qui l’avantage.',
    },
    {
      en: 'Only facts public on each day are used, and the beliefs of the model prefer nothing. Its equations were written in 2026 by people who knew the outcomes: no score can take that out.',
      fr: 'Seuls servent les faits publics à chaque date, et les croyances du modèle ne préfèrent rien. Ses équations datent de 2026 et leurs auteurs connaissaient les réalisations : aucun score ne peut le corriger.',
    },
  ];
  if (model !== undefined && informed !== undefined) {
    const [en, fr] = (['en', 'fr'] as const).map((lang) => [amount(model.crps, lang), amount(informed.crps, lang)]);
    notes.push({
      en: `With the beliefs of 2026 the CRPS is ${en?.[1]} and not ${en?.[0]}: how much knowledge of later years in beliefs alone is worth.`,
      fr: `Avec les croyances de 2026, le CRPS est de ${fr?.[1]} et non de ${fr?.[0]} : ce que vaut, dans les seules croyances, la connaissance des années suivantes.`,
    });
  }
  if (race !== undefined) {
    notes.push({
      en: `The race itself starts in 2024 from stocks set by hand in 2026; on its ${race.count} days it is shown for comparison and proves no skill.`,
      fr: `La course elle-même part de 2024 avec des stocks fixés à la main en 2026 ; à ses ${race.count} dates elle figure pour comparaison et ne prouve aucune aptitude.`,
    });
  }
  const weakest = Math.min(...origins.map(({ effective }) => effective));
  notes.push({
    en: `Effective draws behind a forecast: at least ${amount(weakest, 'en')}. Totals add each firm's own definition of capex.`,
    fr: `Tirages effectifs derrière une prévision : au moins ${amount(weakest, 'fr')}. Les totaux additionnent la définition propre à chaque société.`,
  });
  return notes.map(({ en, fr }) => ({ en, fr: frenchSpaces(fr) }));
}
