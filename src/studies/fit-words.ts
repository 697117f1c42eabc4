/** The verdict on a fit, and what a run says of the one it uses, in words. */
import type { Impossibility } from '#analysis';
import { frenchSpaces, type Localised } from '#base';
import type { PosteriorUse } from './posterior.ts';

interface Numbers {
  readonly converged: boolean;
  readonly worstRHat: number | null;
  readonly smallestBulk: number | null;
  readonly smallestTail: number | null;
}

export function fitVerdict(
  { converged, worstRHat, smallestBulk, smallestTail }: Numbers,
  complete: boolean,
): Localised {
  const unknown = '?';
  const rHat = worstRHat === null ? unknown : worstRHat.toFixed(3);
  const [bulk, tail] = [smallestBulk, smallestTail].map((one) => (one === null ? unknown : String(Math.round(one))));
  const ending: Localised = complete ? { en: '', fr: '' } : { en: ' Stopped early.', fr: ' Arrêté avant la fin.' };
  const advice: Localised = converged
    ? { en: '', fr: '' }
    : {
        en: ' Give it more draws before you rest anything on it (limits: 1.01, 400, 400).',
        fr: ' Il faut plus de tirages avant de s’y fier (limites : 1,01, 400, 400).',
      };
  return {
    en: `${converged ? 'Converged' : 'Not converged'}: largest R-hat ${rHat}, smallest effective sample ${bulk} in the bulk and ${tail} in the tails.${ending.en}${advice.en}`,
    fr: frenchSpaces(
      `${converged ? 'Convergé' : 'Non convergé'} : R-hat le plus grand ${rHat.replace('.', ',')}, plus petit échantillon effectif ${bulk} au centre et ${tail} dans les queues.${ending.fr}${advice.fr}`,
    ),
  };
}

/** What a person types to get the same fit again; beliefs of a scenario file cannot be typed. */
export function fitCommand(fit: {
  readonly usual: boolean;
  readonly resolved: { readonly scenario: { readonly id: string; readonly set: Readonly<Record<string, number>> } };
  readonly asOf: string;
  readonly seed: number;
  readonly drawsAsked: number;
  readonly sampling: { readonly chains: number };
}): string {
  if (fit.usual) return 'jevons fit --default';
  const { id, set } = fit.resolved.scenario;
  return [
    'jevons fit',
    ...(id === 'default' ? [] : [id]),
    ...Object.entries(set)
      .filter(([name]) => name !== 'follow_announced_plans')
      .map(([name, value]) => `--set ${name}=${value}`),
    `--as-of ${fit.asOf} --chains ${fit.sampling.chains} --draws ${fit.drawsAsked} --seed ${fit.seed} -o FILE`,
  ].join(' ');
}

/** Why a point of the beliefs has no likelihood. */
export function impossibleWords(why: Impossibility): Localised {
  switch (why.kind) {
    case 'value':
      return {
        en: `${why.unknown} has no finite value`,
        fr: frenchSpaces(`${why.unknown} n’a pas de valeur finie`),
      };
    case 'run': {
      const { variable, time, reason } = why.failure;
      const overflow = reason === 'overflow';
      return {
        en: `the run fails in ${time.toFixed(2)}, where ${variable} ${overflow ? 'overflows' : 'is not a number'}`,
        fr: frenchSpaces(
          `la simulation échoue en ${time.toFixed(2).replace('.', ',')}, où ${variable} ${overflow ? 'déborde' : 'n’est pas un nombre'}`,
        ),
      };
    }
    case 'figure':
      return {
        en: `the model gives ${why.value} for ${why.id}, whose error is counted in logarithms`,
        fr: frenchSpaces(`le modèle donne ${why.value} pour ${why.id}, dont l’erreur se compte en logarithmes`),
      };
    case 'likelihood':
      return {
        en: 'every figure is finite, and the density of their errors is not',
        fr: frenchSpaces('chaque chiffre est fini, et la densité de leurs erreurs ne l’est pas'),
      };
  }
}

/** What a reader must know before resting anything on a fit. */
export function fitNotes(facts: {
  readonly asOf: string;
  readonly leftOut: readonly string[];
  readonly laterBeliefs: number;
  readonly laterValues: number;
}): Localised[] {
  const { asOf, leftOut, laterBeliefs, laterValues } = facts;
  const names = leftOut.join(', ');
  return [
    {
      en: 'Firms follow their rules from 2024 on: the plans of the default world are the reported figures themselves.',
      fr: frenchSpaces(
        'Les firmes suivent leurs règles dès 2024 : les plans du monde par défaut sont les chiffres publiés eux-mêmes.',
      ),
    },
    ...(leftOut.length === 0
      ? []
      : [
          {
            en: `Not public by ${asOf}, so not used: ${names}.`,
            fr: frenchSpaces(`Pas encore public au ${asOf}, donc non utilisé : ${names}.`),
          },
        ]),
    ...(laterBeliefs + laterValues === 0
      ? []
      : [
          {
            en: `${laterBeliefs} beliefs and ${laterValues} fixed values rest on sources later than ${asOf}: this is no test of what could be known that day.`,
            fr: frenchSpaces(
              `${laterBeliefs} croyances et ${laterValues} valeurs fixes reposent sur des sources postérieures au ${asOf} : ce n’est pas un test de ce qu’on pouvait savoir ce jour-là.`,
            ),
          },
        ]),
  ];
}

export function posteriorSentence(use: PosteriorUse): Localised {
  const { hash, dataDate, parameters, converged, complete, otherTheories, newerFacts } = use;
  const short = hash.slice(0, 12);
  const doubt: Localised = !complete
    ? { en: ' (stopped before its end)', fr: ' (arrêté avant la fin)' }
    : converged
      ? { en: '', fr: '' }
      : { en: ' (not converged)', fr: ' (non convergé)' };
  const names = otherTheories.join(', ');
  const other: Localised =
    names === ''
      ? { en: '', fr: '' }
      : {
          en: ` It was fitted with another ${names}, so it says less about this scenario.`,
          fr: ` Il a été ajusté avec une autre valeur de ${names} : il en dit moins sur ce scénario.`,
        };
  const newer: Localised =
    newerFacts === null
      ? { en: '', fr: '' }
      : {
          en: ` There are facts up to ${newerFacts} that it does not know.`,
          fr: ` Il y a des faits jusqu’au ${newerFacts} qu’il ne connaît pas.`,
        };
  return {
    en: `${parameters.length} parameters are drawn from the posterior ${short}, fitted to what was public by ${dataDate}${doubt.en}; all others from their beliefs.${newer.en}${other.en}`,
    fr: frenchSpaces(
      `${parameters.length} paramètres sont tirés de l’a posteriori ${short}, ajusté à ce qui était public au ${dataDate}${doubt.fr} ; les autres, de leurs croyances.${newer.fr}${other.fr}`,
    ),
  };
}

interface Answer {
  readonly en: readonly string[];
  readonly fr: readonly string[];
}

/** The last sentence says where the draws are from when it is not the beliefs. */
export function withPosterior(answer: Answer, posterior: PosteriorUse | undefined): { en: string[]; fr: string[] } {
  const said = posterior === undefined ? undefined : posteriorSentence(posterior);
  return {
    en: [...answer.en, ...(said === undefined ? [] : [said.en])],
    fr: [...answer.fr, ...(said === undefined ? [] : [said.fr])],
  };
}

/** The label of all that a posterior ties together. */
export const fittedTogether = (count: number): Localised => ({
  en: `${count} fitted parameters together`,
  fr: `${count} paramètres ajustés, ensemble`,
});
