/** Reads the package's theses from disk: the table alone, or with the equations of those that are wanted. */
import { equationFile, findThesis, readTheses, readThesisHeads, type Thesis, type ThesisHead } from '#studies';
import { packageText } from '../files.ts';

const folder = 'data/theses';

export function loadThesisHeads(): ThesisHead[] {
  return readThesisHeads(packageText(`${folder}/theses.csv`));
}

/**
 * @param words Ids as typed; all theses when absent.
 * @returns In the order of the words.
 * @throws JevonsError `unknown-thesis`.
 */
export function loadTheses(words?: readonly string[]): Thesis[] {
  const heads = loadThesisHeads();
  const ids = words?.map((word) => findThesis(heads, word).id) ?? heads.map(({ id }) => id);
  const equations = ids.map((id) => [equationFile(id), packageText(`${folder}/${equationFile(id)}`)]);
  const texts = {
    theses: packageText(`${folder}/theses.csv`),
    inputs: packageText(`${folder}/inputs.csv`),
    equations: Object.fromEntries(equations),
  };
  const theses = readTheses(texts, ids);
  return ids.map((id) => findThesis(theses, id));
}
