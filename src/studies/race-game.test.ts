import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { planRaceGame, type RaceGameRequest, type RaceGameResult, raceGame } from './index.ts';

const world = packageWorld();
const small: RaceGameRequest = {
  firms: ['amazon', 'alphabet'],
  strategies: [{ rule: 'forecast' }, { rule: 'leave' }],
  n: 12,
};
const code = (code: string) => expect.objectContaining({ code });

let kept: Promise<RaceGameResult> | undefined;
const played = (): Promise<RaceGameResult> => {
  kept ??= raceGame(world, small);
  return kept;
};

test('every profile is played on the same futures; a best reply has no regret and an equilibrium none for anybody', async () => {
  const { payoffs, equilibria, n, strategies } = await played();
  expect(payoffs.map(({ profile }) => profile)).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  expect(n).toBe(12);
  for (const one of payoffs) {
    one.regrets.forEach((regret, i) => {
      expect(regret).toBeGreaterThanOrEqual(0);
      expect(regret === 0).toBe(one.bestReplies[i] === one.profile[i]);
    });
    const nash = equilibria.nash.some(({ profile }) => String(profile) === String(one.profile));
    expect(nash).toBe(one.regrets.every((regret) => regret === 0));
    expect(Object.keys(one.set)).toHaveLength(2 * strategies.length);
  }
}, 60_000);

test('what is claimed is the regret and twice the noise; mediated equilibria span the others', async () => {
  const { equilibria } = await played();
  for (const { regret, epsilon, total } of equilibria.nash) {
    expect(epsilon).toBeCloseTo(regret + 2 * equilibria.noise.value, 9);
    expect(equilibria.correlated.best.total).toBeGreaterThanOrEqual(total - 1e-6);
    expect(equilibria.correlated.worst.total).toBeLessThanOrEqual(total + 1e-6);
  }
  expect(equilibria.coarseCorrelated.best.total).toBeGreaterThanOrEqual(equilibria.correlated.best.total - 1e-6);
  expect(equilibria.noise.value).toBeGreaterThan(equilibria.noise.greatestStandardError);
}, 60_000);

test('no profile beats the planner, who may do what the firms may and more; both sums are told', async () => {
  const { payoffs, gaps, planner, coordinationGap, behaviouralGap, actual } = await played();
  for (const id of ['industry', 'surplus'] as const) {
    const most = Math.max(...payoffs.map(({ welfare }) => welfare[id].value));
    expect(gaps[id].planner.welfare[id].value).toBeGreaterThanOrEqual(most);
    expect(gaps[id].coordination?.value).toBeGreaterThanOrEqual(0);
    const [low = Number.NaN, high = Number.NaN] = gaps[id].coordination?.interval ?? [];
    expect((low + high) / 2).toBeCloseTo(gaps[id].coordination?.value ?? Number.NaN, 6);
  }
  expect(planner.maximises).toBe('surplus');
  expect(coordinationGap?.value).toBe(gaps.surplus.coordination?.value);
  const equilibrium = payoffs.find(({ profile }) => String(profile) === String([1, 0]));
  expect(actual.profile).toEqual([0, 0]);
  if (behaviouralGap !== null && equilibrium !== undefined && coordinationGap?.equilibrium === 0) {
    expect(behaviouralGap.value).toBeCloseTo(equilibrium.welfare.surplus.value - actual.welfare.surplus.value, 6);
  }
}, 60_000);

test('firms that differ are not taken for exchangeable; the answer is told in two languages', async () => {
  const { exchangeable, answer } = await played();
  expect(exchangeable.holds).toBe(false);
  expect(exchangeable.greatestDifference).toBeGreaterThan(100);
  expect(answer.en.length).toBe(answer.fr.length);
  expect(answer.en.join(' ')).toMatch(/equilibri.*coordination gap/s);
  expect(answer.fr.join(' ')).toMatch(/équilibre.*écart de coordination/s);
}, 60_000);

test('the same seed gives the same bytes, another seed others', async () => {
  const again = await raceGame(world, small);
  expect(again.hash).toBe((await played()).hash);
  expect((await raceGame(world, { ...small, seed: 2 })).hash).not.toBe(again.hash);
}, 60_000);

test('a scan along a belief names the game at each value and closes in on where it changes', async () => {
  const scan = { beliefs: ['capability_pull'], from: 0, to: 1, points: 3 } as const;
  const firms = ['alphabet', 'meta'];
  const strategies = [{ rule: 'leave' }, { rule: 'forecast' }] as const;
  const { critical, runs } = await raceGame(world, { firms, strategies, n: 16, critical: scan });
  const [one] = critical?.scans ?? [];
  expect(critical?.pair.map(({ id }) => id)).toEqual(['leave', 'forecast']);
  expect(one?.points[0]?.game).toBe('restraint-dominates');
  expect(one?.points.at(-1)?.game).toBe('pushing-dominates');
  const crossing = one?.crossings.find(({ gain }) => gain === 'against-push');
  expect(crossing?.value).toBeGreaterThan(0);
  expect(crossing?.value).toBeLessThan(1);
  expect(crossing?.standardError).toBeGreaterThan(0);
  expect(crossing?.chanceBelow).toBeGreaterThan(0);
  expect(crossing?.chanceBelow).toBeLessThan(1);
  // A gain beside the crossing has the sign of its side.
  for (const { value, gains } of one?.points ?? []) {
    if (Math.abs(value - (crossing?.value ?? 0)) < 0.2) continue;
    expect(Math.sign(gains['against-push'].value)).toBe(value > (crossing?.value ?? 0) ? 1 : -1);
  }
  expect(runs).toBeLessThanOrEqual(planRaceGame(world, { firms, strategies, n: 16, critical: scan }).runs);
}, 60_000);

test('the cost is known before anything is run', async () => {
  const plan = planRaceGame(world, small);
  expect(plan.runs).toBe((await played()).runs);
  expect(planRaceGame(world).profiles).toHaveLength(27);
  expect(planRaceGame(world).players.map(({ id }) => id)).toEqual(['amazon', 'microsoft', 'alphabet']);
}, 60_000);

test.each<[RaceGameRequest, string]>([
  [{ firms: ['amazon', 'metta'] }, 'unknown-firm'],
  [{ firms: ['amazon'] }, 'too-few-players'],
  [{ firms: ['amazon', 'amazon'] }, 'repeated-player'],
  [{ strategies: [{ rule: 'grabb' as 'grab' }] }, 'unknown-rule'],
  [{ strategies: [{ rule: 'grab' }] }, 'too-few-strategies'],
  [{ strategies: [{ rule: 'grab', aggressiveness: 9 }] }, 'outside-domain'],
  [{ strategies: [{ rule: 'guidance', aggressiveness: 1.5 }, { rule: 'grab' }] }, 'no-effect'],
  [{ strategiesOf: { oracle: [{ rule: 'grab' }, { rule: 'leave' }] } }, 'unknown-firm'],
  [{ n: 1 }, 'too-few-futures'],
  [{ n: 1_000_000 }, 'game-too-large'],
  [{ critical: { beliefs: ['capability_pul'] } }, 'unknown-parameter'],
  [{ critical: { beliefs: ['demand_theory'] } }, 'not-a-choice'],
  [{ critical: { beliefs: ['aggressiveness[amazon]'] } }, 'not-a-choice'],
  [{ critical: { beliefs: ['lock_in', 'lock_in'] } }, 'bad-number'],
  [{ critical: { beliefs: ['lock_in'], from: 3, to: 1 } }, 'outside-domain'],
  [{ strategiesOf: { meta: [] }, firms: ['amazon', 'meta'] }, 'too-few-strategies'],
])('%j is refused as %s before anything is run', (request, expected) => {
  expect(() => planRaceGame(world, request)).toThrow(code(expected));
});

test('a stop is heard', async () => {
  const controller = new AbortController();
  const running = raceGame(world, { n: 64 }, { signal: controller.signal, onProgress: () => controller.abort() });
  await expect(running).rejects.toEqual(code('aborted'));
}, 60_000);
