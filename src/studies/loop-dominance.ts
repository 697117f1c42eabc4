/** Which feedback loop drives the race when, and when the circle turns: in the future in the middle of all beliefs. */
import { analyseLoops, dominantPhases, type LoopFamily, type LoopName, loopFamilies } from '#analysis';
import { frenchSpaces, type Language, type Localised } from '#base';
import { resolveScenario } from './scenario.ts';
import type { ScenarioRequest, World } from './world-types.ts';

export interface DominantLoop {
  readonly id: string;
  readonly name: Localised;
  /** Mean share of the movement, 0 to 1. */
  readonly share: number;
  /** Part of its share that reinforced; null when it never moved. */
  readonly reinforcingPart: number | null;
  /** Stretches of time in which no loop has a larger share. */
  readonly dominates: readonly { readonly from: number; readonly to: number }[];
}

/** From here on reinforcing loops have more than half of the movement, or balancing ones. */
export interface Turn {
  readonly time: number;
  readonly to: 'reinforcing' | 'balancing';
}

export interface LoopDominance {
  /** The largest share first; those that are named or ever dominate. */
  readonly loops: readonly DominantLoop[];
  readonly times: readonly number[];
  /** `[moment]`: share of the movement that reinforces, 0 to 1; null where nothing moves. */
  readonly reinforcing: readonly (number | null)[];
  readonly turns: readonly Turn[];
  readonly answer: { readonly en: readonly string[]; readonly fr: readonly string[] };
}

/** A side held for less is a ripple, in years. */
const leastStretch = 0.5;

/** @throws JevonsError those of `resolveScenario` and of the engine. */
export function loopDominance(world: World, request: ScenarioRequest, names: readonly LoopName[]): LoopDominance {
  const { beliefs, fixed, values, scenario } = resolveScenario(world, request);
  const fix = Object.fromEntries(
    [...Object.keys(fixed), ...Object.keys(beliefs)].map((id) => [id, values[id]?.value ?? Number.NaN]),
  );
  const analysis = analyseLoops(world.plan, { fix, names, seed: scenario.seed });
  const { families } = loopFamilies(analysis, names);
  const main = largestSystem(families);
  const phases = dominantPhases(main, analysis.times);
  const times = [...analysis.times];
  const reinforcing = times.map((_, moment) => reinforcingShare(main, moment));
  const loops = main
    .map(({ id, name, averageShare, reinforcingPart, named }) => ({
      id,
      name,
      share: averageShare,
      reinforcingPart: Number.isFinite(reinforcingPart) ? reinforcingPart : null,
      named,
      dominates: phases.filter(({ family }) => family.id === id).map(({ from, to }) => ({ from, to })),
    }))
    .filter(({ named, dominates }) => named || dominates.length > 0)
    .map(({ named: _, ...loop }) => loop);
  const facts = { loops, times, reinforcing, turns: turnsOf(times, reinforcing) };
  return { ...facts, answer: { en: words(facts, 'en'), fr: words(facts, 'fr').map(frenchSpaces) } };
}

/** The feedback system with the most loops. */
function largestSystem(families: readonly LoopFamily[]): LoopFamily[] {
  const systems = [...new Set(families.map(({ system }) => system))].map((system) =>
    families.filter((family) => family.system === system),
  );
  const size = (group: readonly LoopFamily[]) => group.reduce((sum, { loops }) => sum + loops.length, 0);
  return systems.toSorted((a, b) => size(b) - size(a))[0] ?? [];
}

function reinforcingShare(families: readonly LoopFamily[], moment: number): number | null {
  let [up, all] = [0, 0];
  for (const { relative } of families) {
    const share = relative[moment] ?? Number.NaN;
    if (!Number.isFinite(share)) return null;
    all += Math.abs(share);
    up += Math.max(0, share);
  }
  return all === 0 ? null : up / all;
}

function turnsOf(times: readonly number[], reinforcing: readonly (number | null)[]): Turn[] {
  const stretches: { from: number; until: number; to: Turn['to'] }[] = [];
  times.forEach((time, moment) => {
    const share = reinforcing[moment];
    if (share === null || share === undefined) return;
    const to = share > 0.5 ? 'reinforcing' : 'balancing';
    const last = stretches.at(-1);
    if (last?.to === to) last.until = time;
    else stretches.push({ from: time, until: time, to });
  });
  const lasting = stretches.filter(({ from, until }) => until - from >= leastStretch);
  return lasting.filter(({ to }, i) => to !== lasting[i - 1]?.to).map(({ from, to }) => ({ time: from, to }));
}

const year = (time: number, lang: Language) => time.toFixed(1).replace('.', lang === 'fr' ? ',' : '.');

function words({ loops, turns }: Pick<LoopDominance, 'loops' | 'turns'>, lang: Language): string[] {
  const longest = loops
    .flatMap(({ id, name, dominates }) => dominates.map((stretch) => ({ id, name, ...stretch })))
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, 3)
    .toSorted((a, b) => a.from - b.from);
  const stretches = longest.map(({ id, name, from, to }) =>
    lang === 'en'
      ? `“${name.en}” (${id}) from ${year(from, lang)} to ${year(to, lang)}`
      : `« ${name.fr} » (${id}) de ${year(from, lang)} à ${year(to, lang)}`,
  );
  const [first, ...later] = turns;
  const turned = later.map(({ time, to }) =>
    lang === 'en'
      ? `${year(time, lang)} to ${to === 'reinforcing' ? 'self-reinforcing' : 'balancing'}`
      : `${year(time, lang)}, vers ${to === 'reinforcing' ? 'l’auto-entretien' : 'l’équilibre'}`,
  );
  const start = first?.to === 'reinforcing';
  if (lang === 'en') {
    const begin = `The race begins ${start ? 'driven by loops that reinforce' : 'held by loops that balance'}`;
    return [
      `The loops that drive longest, in the middle of all beliefs: ${stretches.join('; ')}.`,
      turned.length === 0 ? `${begin} and does not turn.` : `${begin}; the circle turns in ${turned.join(', in ')}.`,
    ];
  }
  const begin = `La course est au départ ${start ? 'portée par des boucles qui amplifient' : 'tenue par des boucles qui équilibrent'}`;
  return [
    `Les boucles qui mènent le plus longtemps, au milieu des croyances : ${stretches.join(' ; ')}.`,
    turned.length === 0 ? `${begin} et ne tourne pas.` : `${begin} ; le cercle tourne en ${turned.join(', en ')}.`,
  ];
}
