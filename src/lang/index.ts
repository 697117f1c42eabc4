/** The equation language. */

export * from './ast.ts';
export { type CausalGraph, type CausalLink, causalGraph, type Polarity } from './causal-graph.ts';
export { checkModel } from './check.ts';
export * from './functions.ts';
export { linkScoreSeries, linkScores, loopScore, relativeLoopScores } from './loop-scores.ts';
export { type FeedbackLoop, feedbackSystems, findLoops, type LoopSearch, strongestLoops } from './loops.ts';
export { definitionMathematics, type IsMarked, type MathLines } from './mathematics.ts';
export { nameOf } from './names.ts';
export { parseModel } from './parse.ts';
export { kindOf, spellings, usedBy, usesOf } from './references.ts';
export { checkUnits, missingUnits, type UnitOptions } from './unit-check.ts';
export { type Unit, UnitSystem } from './units.ts';
export { children, mapChildren, visitExpression } from './walk.ts';
export { printDefinition, printExpression, printModel } from './writer.ts';
export { exportXmile } from './xmile.ts';
