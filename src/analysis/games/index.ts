/** Small games with a closed form, and finite games of any number of players. */
export * from './contest.ts';
export * from './cournot.ts';
export * from './empirical-game.ts';
export * from './entry.ts';
export * from './fictitious-play.ts';
export * from './mediated-equilibria.ts';
export * from './mixed-equilibria.ts';
export * from './normal-form.ts';
export * from './pure-equilibria.ts';
export * from './two-by-two.ts';
