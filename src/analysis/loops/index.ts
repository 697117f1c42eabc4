/** Feedback loops: found, scored on a run, named. */
export * from './analyse-loops.ts';
export * from './dominance.ts';
export * from './loop-families.ts';
export * from './loop-table.ts';
