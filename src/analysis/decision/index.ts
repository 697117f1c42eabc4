/** Deciding under uncertainty: closed forms, rights that may be used early, and choices against simulated futures. */
export * from './asymmetry.ts';
export * from './belief-map.ts';
export * from './choices.ts';
export * from './early-exercise.ts';
export * from './estimates.ts';
export * from './information.ts';
export * from './newsvendor.ts';
export * from './options.ts';
export * from './partial-information.ts';
export * from './regression.ts';
export * from './tail.ts';
export * from './waiting.ts';
