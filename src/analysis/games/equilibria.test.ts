import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RandomStream } from '#stats';
import { empiricalGame, fromSortedProfiles, placeDifference, regretBound, withinNoise } from './empirical-game.ts';
import { fictitiousPlay } from './fictitious-play.ts';
import { mediatedEquilibrium } from './mediated-equilibria.ts';
import { leastRegret, mixedEquilibria } from './mixed-equilibria.ts';
import {
  expectedPayoffs,
  type MixedProfile,
  type NormalForm,
  payoffRange,
  profileCount,
  pureMix,
  regretOf,
} from './normal-form.ts';
import { bestReplyBasins, bestReplyPath, pureEquilibria, undominated } from './pure-equilibria.ts';

/** Two players: `[row][column]` of pairs. */
function bimatrix(table: readonly (readonly (readonly [number, number])[])[]): NormalForm {
  const flat = table.flat();
  return { sizes: [table.length, table[0]?.length ?? 0], payoffs: [flat.map(([a]) => a), flat.map(([, b]) => b)] };
}

const battle = bimatrix([
  [
    [3, 2],
    [0, 0],
  ],
  [
    [0, 0],
    [2, 3],
  ],
]);
const stagHunt = bimatrix([
  [
    [4, 4],
    [0, 3],
  ],
  [
    [3, 0],
    [3, 3],
  ],
]);
const chicken = bimatrix([
  [
    [6, 6],
    [2, 7],
  ],
  [
    [7, 2],
    [0, 0],
  ],
]);
const shapley = bimatrix([
  [
    [1, 0],
    [0, 1],
    [0, 0],
  ],
  [
    [0, 0],
    [1, 0],
    [0, 1],
  ],
  [
    [0, 1],
    [0, 0],
    [1, 0],
  ],
]);

const closeTo = (mix: MixedProfile | undefined, wanted: MixedProfile) => {
  wanted.flat().forEach((chance, i) => {
    expect(mix?.flat()[i]).toBeCloseTo(chance, 12);
  });
};

test('battle of the sexes, stag hunt and chicken have two pure equilibria and the mixed one of the books', () => {
  const cases = [
    {
      game: battle,
      mix: [
        [3 / 5, 2 / 5],
        [2 / 5, 3 / 5],
      ],
      value: 6 / 5,
    },
    {
      game: stagHunt,
      mix: [
        [3 / 4, 1 / 4],
        [3 / 4, 1 / 4],
      ],
      value: 3,
    },
    {
      game: chicken,
      mix: [
        [2 / 3, 1 / 3],
        [2 / 3, 1 / 3],
      ],
      value: 14 / 3,
    },
  ];
  for (const { game, mix, value } of cases) {
    expect(pureEquilibria(game)).toHaveLength(2);
    const { found, complete } = mixedEquilibria(game);
    expect(found).toHaveLength(1);
    expect(complete).toBe(true);
    closeTo(found[0]?.mix, mix);
    for (const payoff of expectedPayoffs(game, mix)) expect(payoff).toBeCloseTo(value, 12);
  }
});

test('chicken: correlated equilibria give from 7.2 to 10.5, the best at (1/2, 1/4, 1/4, 0)', () => {
  const best = mediatedEquilibrium(chicken, 'correlated', 'best');
  expect(best.total).toBeCloseTo(10.5, 9);
  [1 / 2, 1 / 4, 1 / 4, 0].forEach((chance, s) => {
    expect(best.chances[s]).toBeCloseTo(chance, 9);
  });
  expect(mediatedEquilibrium(chicken, 'correlated', 'worst').total).toBeCloseTo(7.2, 9);
});

test('the Shapley cycle has even chances as its only equilibrium, and neither fictitious play nor best replies settle', () => {
  expect(pureEquilibria(shapley)).toEqual([]);
  const { found, complete } = mixedEquilibria(shapley);
  expect(complete).toBe(false);
  expect(found).toHaveLength(1);
  closeTo(found[0]?.mix, [
    [1 / 3, 1 / 3, 1 / 3],
    [1 / 3, 1 / 3, 1 / 3],
  ]);
  for (const start of [
    [0, 0],
    [0, 1],
    [1, 0],
    [2, 1],
  ]) {
    const play = fictitiousPlay(shapley, { start });
    expect(play.converged).toBe(false);
    expect(play.regret).toBeGreaterThan(0.05);
  }
  expect(bestReplyPath(shapley, [0, 0]).attractor).toHaveLength(6);
  expect(bestReplyBasins(shapley).cycling).toBe(9);
});

test('fictitious play settles where best replies do, and in matching pennies on the mix', () => {
  const pennies = bimatrix([
    [
      [1, -1],
      [-1, 1],
    ],
    [
      [-1, 1],
      [1, -1],
    ],
  ]);
  expect(fictitiousPlay(stagHunt).converged).toBe(true);
  expect(fictitiousPlay(pennies, { rounds: 20_000, tolerance: 0.02 }).converged).toBe(true);
});

test('dominated strategies go in turn until what is left is the dilemma’s one equilibrium', () => {
  const dilemma = bimatrix([
    [
      [3, 3],
      [0, 5],
    ],
    [
      [5, 0],
      [1, 1],
    ],
  ]);
  expect(undominated(dilemma)).toEqual([[1], [1]]);
  expect(pureEquilibria(dilemma)).toEqual([[1, 1]]);
  expect(bestReplyPath(dilemma, [0, 0])).toEqual({ path: [0, 2, 3], attractor: [3] });
  expect(undominated(chicken)).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test('three firms that enter or stay out mix as the closed form says', () => {
  // Entering gives 1 alone, -1 with anybody else; staying out 0: each enters with 1 - sqrt(1/2).
  const sizes = [2, 2, 2];
  const payoffs = sizes.map((_, player) =>
    Array.from({ length: 8 }, (_, s) => {
      const enters = [s >> 2, (s >> 1) & 1, s & 1];
      if (enters[player] === 0) return 0;
      return enters.reduce((sum, one) => sum + one, 0) === 1 ? 1 : -1;
    }),
  );
  const game = { sizes, payoffs };
  expect(pureEquilibria(game)).toHaveLength(3);
  const symmetric = mixedEquilibria(game).found.find(({ mix }) => mix.every((row) => (row[0] ?? 1) < 1));
  const enter = 1 - Math.SQRT1_2;
  closeTo(symmetric?.mix, [
    [1 - enter, enter],
    [1 - enter, enter],
    [1 - enter, enter],
  ]);
  expect(placeDifference(game)).toBe(0);
});

test('a game of exchangeable players is whole from its sorted profiles', () => {
  const whole = fromSortedProfiles(3, 2, (sorted) =>
    sorted.map((own) => (own === 0 ? 0 : sorted.filter((one) => one === 1).length === 1 ? 1 : -1)),
  );
  expect(whole.payoffs.map((list) => Array.from(list))).toEqual([
    [0, 0, 0, 0, 1, -1, -1, -1],
    [0, 0, 1, -1, 0, 0, -1, -1],
    [0, 1, 0, -1, 0, -1, 0, -1],
  ]);
  expect(placeDifference(battle)).toBeGreaterThan(0);
});

const value = fc.integer({ min: -50, max: 50 });
const games = fc.constantFrom([2, 2], [3, 3], [2, 3], [2, 2, 2], [3, 2, 2], [3, 3, 3]).chain((sizes) =>
  fc.record({
    sizes: fc.constant(sizes),
    payoffs: fc.tuple(
      ...sizes.map(() => fc.array(value, { minLength: profileCount(sizes), maxLength: profileCount(sizes) })),
    ),
  }),
);

test('regret is never negative, and nothing exactly at an equilibrium', () => {
  fc.assert(
    fc.property(games, (game) => {
      const pure = pureEquilibria(game).map(String);
      for (let s = 0; s < profileCount(game.sizes); s += 1) {
        const profile = game.sizes.map((_, i) => {
          const stride = game.sizes.slice(i + 1).reduce((product, size) => product * size, 1);
          return Math.floor(s / stride) % (game.sizes[i] ?? 1);
        });
        const regret = regretOf(game, pureMix(game.sizes, profile));
        expect(regret).toBeGreaterThanOrEqual(0);
        expect(regret === 0).toBe(pure.includes(String(profile)));
      }
      for (const { mix, regret } of mixedEquilibria(game).found) {
        expect(regret).toBeLessThan(1e-7);
        for (const row of mix) expect(row.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
      }
      expect(leastRegret(game, 20).regret).toBeGreaterThanOrEqual(0);
    }),
    { seed: 3, numRuns: 30 },
  );
});

test('best coarse-correlated total >= best correlated >= best Nash; worst the other way round; nobody gains in any', () => {
  fc.assert(
    fc.property(games, (game) => {
      const nash = [
        ...pureEquilibria(game).map((profile) => pureMix(game.sizes, profile)),
        ...mixedEquilibria(game).found.map(({ mix }) => mix),
      ].map((mix) => expectedPayoffs(game, mix).reduce((sum, one) => sum + one, 0));
      const of = (kind: 'correlated' | 'coarse-correlated', end: 'best' | 'worst') => {
        const found = mediatedEquilibrium(game, kind, end);
        expect(found.regret).toBeLessThan(1e-6);
        return found.total;
      };
      const small = 1e-6;
      const [best, worst] = [of('correlated', 'best'), of('correlated', 'worst')];
      expect(of('coarse-correlated', 'best')).toBeGreaterThanOrEqual(best - small);
      expect(of('coarse-correlated', 'worst')).toBeLessThanOrEqual(worst + small);
      if (nash.length > 0) {
        expect(best).toBeGreaterThanOrEqual(Math.max(...nash) - small);
        expect(worst).toBeLessThanOrEqual(Math.min(...nash) + small);
      }
    }),
    { seed: 4, numRuns: 30 },
  );
});

test('an equilibrium of a game that is off by at most d leaves nobody more than 2d to gain in the true one', () => {
  const d = 3;
  fc.assert(
    fc.property(games, fc.infiniteStream(fc.double({ min: -d, max: d, noNaN: true })), (game, noise) => {
      const estimate = {
        ...game,
        payoffs: game.payoffs.map((list) => list.map((one) => one + (noise.next().value ?? 0))),
      };
      for (const profile of pureEquilibria(estimate)) {
        expect(regretOf(game, pureMix(game.sizes, profile))).toBeLessThanOrEqual(2 * d + 1e-9);
      }
    }),
    { seed: 5, numRuns: 30 },
  );
});

test('noise leaves out what a player cannot change, and holds for all pay-offs in the promised share of samples', () => {
  const sizes = [2, 2];
  const truth = [
    [3, 0, 5, 1],
    [3, 5, 0, 1],
  ];
  let held = 0;
  const repeats = 60;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const random = new RandomStream(11, repeat);
    const normal = () => Math.sqrt(12) * (random.uniform() - 0.5);
    const n = 200;
    const common = Float64Array.from({ length: n }, () => 100 * normal());
    const samples = truth.map((list) => list.map((mean) => common.map((shared) => mean + shared + normal())));
    const game = empiricalGame(sizes, samples);
    // The shared part moves every pay-off by some 7, and no choice.
    expect(game.errors[0]?.[0]).toBeGreaterThan(5);
    expect(game.noise.value).toBeLessThan(0.3);
    const off = truth.flatMap((list, i) =>
      [0, 1, 2, 3].map((s) => {
        const other = i === 0 ? s ^ 2 : s ^ 1;
        const gap = (payoffs: ArrayLike<number> | undefined) => ((payoffs?.[s] ?? 0) - (payoffs?.[other] ?? 0)) / 2;
        return Math.abs(gap(game.payoffs[i]) - gap(list));
      }),
    );
    if (Math.max(...off) <= game.noise.value) held += 1;
    if (repeat > 0) continue;
    expect(withinNoise(game)).toEqual([[1, 1]]);
    expect(regretBound(game, 3)).toBe(0);
    expect(regretBound(game, 0)).toBeGreaterThan(2);
  }
  // 95 % promised; four standard errors of 60 repeats below it are 84 %.
  expect(held / repeats).toBeGreaterThan(0.84);
});

test('what cannot be had together is a named error, and so are games that make no sense', () => {
  const code = (code: string) => expect.objectContaining({ code });
  expect(() => mediatedEquilibrium(chicken, 'correlated', 'best', { atLeast: [6.5, 6.5] })).toThrow(
    code('equilibrium-infeasible'),
  );
  expect(mediatedEquilibrium(chicken, 'correlated', 'worst', { atLeast: [5, 5] }).total).toBeGreaterThan(9.99);
  expect(() => pureEquilibria({ sizes: [2, 2], payoffs: [[1], [1]] })).toThrow(code('game-shape'));
  expect(() => pureEquilibria({ sizes: [1], payoffs: [[Number.NaN]] })).toThrow(code('outside-domain'));
  expect(() => empiricalGame([1], [[[1]]])).toThrow(code('too-few-futures'));
});

test('pay-offs in thousands of billions are solved as well as those near one', () => {
  const large = { ...chicken, payoffs: chicken.payoffs.map((list) => Array.from(list, (one) => one * 1e9 + 5e12)) };
  expect(mediatedEquilibrium(large, 'correlated', 'best').total).toBeCloseTo(10.5e9 + 1e13, -2);
  expect(mixedEquilibria(large).found).toHaveLength(1);
  expect(payoffRange(large)).toBeCloseTo(7e9, 0);
});
