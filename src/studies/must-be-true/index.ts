/** What must be true: the published pay-back calculations, run, solved and compared. */
export { type CardInput, type CardOptions, mustBeTrue, type NoSwitch, type Switch, type ThesisCard } from './card.ts';
export {
  type ComparedCell,
  type ComparedRow,
  type ComparedThesis,
  type CompareOptions,
  type Comparison,
  compareTheses,
} from './compare.ts';
export { evaluateAll, evaluateThesis, refuseIrreproducible } from './evaluate.ts';
export { findThesis } from './names.ts';
export { equationFile, readTheses, readThesisHeads, type ThesisTexts } from './read-theses.ts';
export { type Solution, solveThesis } from './solve.ts';
export * from './types.ts';
export { hasUnitWords, thesisNumber, thesisQuantity } from './unit-words.ts';
export { evidenceTexts, groupTitles, kindTexts, markTexts } from './words.ts';
