/** The verdict on a fit, and what a run says of the one it uses, in words. */
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

export function posteriorSentence({ hash, dataDate, parameters, converged, complete }: PosteriorUse): Localised {
  const short = hash.slice(0, 12);
  const sound = converged && complete;
  return {
    en: `${parameters.length} parameters are drawn from the posterior ${short}, fitted to what was public by ${dataDate}${
      sound ? '' : complete ? ' (not converged)' : ' (stopped before its end)'
    }; all others from their beliefs.`,
    fr: frenchSpaces(
      `${parameters.length} paramètres sont tirés de l’a posteriori ${short}, ajusté à ce qui était public au ${dataDate}${
        sound ? '' : complete ? ' (non convergé)' : ' (arrêté avant la fin)'
      } ; les autres, de leurs croyances.`,
    ),
  };
}
