/** Where in the space of two inputs the sign of a mean changes, and where along one. */
import type { MeanEstimate, Numbers } from './estimates.ts';
import { type Fit, leastSquaresFit, legendre, totalDegree } from './regression.ts';

/** An input of a map: where the futures lie on it, on a scale from -1 (its low end) to 1. */
export interface MapInput {
  /** `[future]` */
  readonly places: Numbers;
}

const mapDegree = 3;
const lineDegree = 3;

/** A mean response as a function of two inputs. */
export interface ResponseMap {
  at(x: number, y: number): MeanEstimate;
  /** Share of the variance of the response that the two explain. */
  readonly explained: number;
}

/**
 * Cubic regression of a response on two inputs; everything else is averaged over.
 *
 * @throws JevonsError `singular` when the futures do not fill the map.
 */
export function responseMap(response: Numbers, x: MapInput, y: MapInput): ResponseMap {
  const functions = (a: number, b: number) => totalDegree([legendre(a, mapDegree), legendre(b, mapDegree)], mapDegree);
  const rows = Array.from(response, (_, i) => functions(inside(x.places[i]), inside(y.places[i])));
  const fit = leastSquaresFit(rows, response);
  return { at: (a, b) => fit.at(functions(a, b)), explained: fit.explained };
}

const inside = (place: number | undefined): number => Math.min(1, Math.max(-1, place ?? Number.NaN));

export interface Crossing {
  /** Place where the mean response is 0; undefined when it keeps its sign. Of several, the one nearest to `from`. */
  readonly at: MeanEstimate | undefined;
  /** Sign of the mean response above the crossing; of all of it without one. */
  readonly above: 1 | -1;
  /** Mean response at both ends. */
  readonly ends: readonly [MeanEstimate, MeanEstimate];
  readonly explained: number;
}

const steps = 200;

/**
 * Where along one input a mean response changes sign.
 *
 * @param places `[future]`: -1 to 1.
 * @param from Place from which the crossing is looked for.
 */
export function crossing(response: Numbers, places: Numbers, from: number, ends: readonly [number, number]): Crossing {
  const functions = (t: number) => legendre(t, lineDegree);
  const fit = leastSquaresFit(
    Array.from(places, (t) => functions(t)),
    response,
  );
  const value = (t: number) => fit.at(functions(t)).value;
  const [low, high] = ends;
  const grid = Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / steps);
  const changes = grid.slice(1).flatMap((t, i) => {
    const before = grid[i] ?? Number.NaN;
    return value(before) < 0 === value(t) < 0 ? [] : [{ before, t }];
  });
  const nearest = changes.sort((a, b) => Math.abs(a.t - from) - Math.abs(b.t - from))[0];
  const facts = { ends: [fit.at(functions(low)), fit.at(functions(high))] as const, explained: fit.explained };
  if (nearest === undefined) return { ...facts, at: undefined, above: value(high) < 0 ? -1 : 1 };
  const at = bisect(value, nearest.before, nearest.t);
  return {
    ...facts,
    at: { value: at, standardError: errorAt(fit, functions, at) },
    above: value(nearest.t) < 0 ? -1 : 1,
  };
}

function bisect(f: (t: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const sign = f(low) < 0;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (f(middle) < 0 === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Error of the response over its slope. */
function errorAt(fit: Fit, functions: (t: number) => number[], at: number): number {
  const h = 1e-4;
  const slope = (fit.at(functions(at + h)).value - fit.at(functions(at - h)).value) / (2 * h);
  return fit.at(functions(at)).standardError / Math.abs(slope);
}
