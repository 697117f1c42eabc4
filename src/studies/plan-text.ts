/** From a model's text to its plan: the only file of this layer that needs the parser. */
import { type Plan, planModel } from '#engine';
import { parseModel } from '#lang';

/** @throws JevonsError with every place at fault. */
export function planText(text: string, file: string): Plan {
  return planModel(parseModel(text, file));
}
