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

export function posteriorSentence(use: PosteriorUse): Localised {
  const { hash, dataDate, parameters, converged, complete, otherTheories } = use;
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
  return {
    en: `${parameters.length} parameters are drawn from the posterior ${short}, fitted to what was public by ${dataDate}${doubt.en}; all others from their beliefs.${other.en}`,
    fr: frenchSpaces(
      `${parameters.length} paramètres sont tirés de l’a posteriori ${short}, ajusté à ce qui était public au ${dataDate}${doubt.fr} ; les autres, de leurs croyances.${other.fr}`,
    ),
  };
}
