/** Deciding under uncertainty: closed forms. */
export * from './information.ts';
export * from './newsvendor.ts';
export * from './options.ts';
export * from './tail.ts';
