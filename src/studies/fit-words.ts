/** The verdict on a fit, and what a run says of the one it uses, in words. */
import { frenchSpaces, type Localised } from '#base';
import type { PosteriorUse } from './posterior.ts';

interface Numbers {
  readonly converged: boolean;
  readonly worstRHat: number | null;
  readonly smallestBulk: number | null;
  readonly smallestTail: number | null;
}

const rounded = (value: number | null) => (value === null ? 'unknown' : String(Math.round(value)));

export function fitVerdict({ converged, worstRHat, smallestBulk, smallestTail }: Numbers, complete: boolean): string {
  const figures = `largest R-hat ${worstRHat === null ? 'unknown' : worstRHat.toFixed(3)}, smallest effective sample ${rounded(
    smallestBulk,
  )} in the bulk and ${rounded(smallestTail)} in the tails`;
  const head = converged ? 'Converged' : 'Not converged';
  const stopped = complete ? '' : ' Stopped early.';
  const advice = converged ? '' : ' Give it more draws before you rest anything on it (limits: 1.01, 400, 400).';
  return `${head}: ${figures}.${stopped}${advice}`;
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
