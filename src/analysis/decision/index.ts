/** Deciding under uncertainty: closed forms, and rights that may be used early. */
export * from './early-exercise.ts';
export * from './information.ts';
export * from './newsvendor.ts';
export * from './options.ts';
export * from './tail.ts';
