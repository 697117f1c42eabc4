/** Small games with a closed form. */
export * from './contest.ts';
export * from './cournot.ts';
export * from './entry.ts';
export * from './two-by-two.ts';
