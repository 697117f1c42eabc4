/** What every layer stands on; imports nothing of the project. */

export * from './dates.ts';
export * from './elementary.ts';
export * as elementaryConstants from './elementary-constants.ts';
export * from './equal.ts';
export * from './errors.ts';
export * from './hash.ts';
export * from './language.ts';
export * from './money.ts';
export * from './numbers.ts';
export * from './periods.ts';
export * from './text.ts';
