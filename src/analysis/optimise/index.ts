/** The best choice: searches that need values only, and linear programmes. */
export { type CmaEsSettings, cmaEs, cmaEsAtOnce } from './cma-es.ts';
export {
  type HighsImport,
  type LinearConstraint,
  type LinearProgramme,
  type LinearSolution,
  solveLinear,
} from './linear-programme.ts';
export { type NelderMeadSettings, nelderMead, nelderMeadAtOnce } from './nelder-mead.ts';
export { optimisationTests, type TestFunction } from './test-functions.ts';
export type * from './types.ts';
