/** Runs a model with SDEverywhere, an implementation of the same language that shares no code with this one. */
import { createSynchronousModelRunner, type GeneratedModel } from '@sdeverywhere/runtime';
import spreadsheets from 'xlsx';

// The compiler sets the file system of its spreadsheet reader, which the version installed does not have: no test reads one.
spreadsheets.set_fs ??= () => {};
const { generateCode, parseModel, resetState } = await import('@sdeverywhere/compile');

/** Values of every variable at the save points, by id as this project writes it: `stock[a,b]`. */
export async function runElsewhere(text: string): Promise<ReadonlyMap<string, readonly number[]>> {
  resetState();
  const code = quietly(() =>
    generateCode(parseModel(text, 'vensim', '.'), {
      spec: {},
      operations: ['generateJS'],
      extData: new Map(),
      directData: new Map(),
      modelDirname: '.',
    }),
  );
  const start = code.indexOf('export default');
  const generate = new Function(`${code.slice(0, start)} return ${code.slice(start + 'export default'.length)}`)();
  const runner = createSynchronousModelRunner((await generate()) as GeneratedModel);
  const outputs = quietly(() => runner.runModelSync?.([], runner.createOutputs()));
  return new Map(outputs?.varSeries.map(({ varId, points }) => [idOf(varId), points.map((point) => point.y)]));
}

const idOf = (theirs: string) => theirs.replaceAll(/(^|[[,])_/g, '$1');

/** The compiler reports on the console what it then throws. */
function quietly<Result>(act: () => Result): Result {
  const { log, error } = console;
  console.log = () => {};
  console.error = () => {};
  try {
    return act();
  } finally {
    Object.assign(console, { log, error });
  }
}
