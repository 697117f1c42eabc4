/** `--set input=value`, given any number of times. */
import { JevonsError } from '#base';
import { anyNumber } from '../arguments.ts';

/** @throws JevonsError kind `usage`: `bad-assignment`, `bad-argument`; `repeated-name` for one input set twice. */
export function readSettings(texts: readonly string[] = []): Record<string, number> {
  const values: Record<string, number> = {};
  for (const text of texts) {
    const parts = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(text);
    const [, input = '', value = ''] = parts ?? [];
    const problem = (what: string, code: string) =>
      new JevonsError(what, {
        kind: 'usage',
        code,
        where: '--set',
        hint: 'for example --set asset_life=6; the page of the thesis names its inputs',
      });
    if (parts === null) throw problem(`got "${text}", expected input=value`, 'bad-assignment');
    if (input in values) throw problem(`${input} is set twice`, 'repeated-name');
    values[input] = anyNumber(`--set ${input}`)(value);
  }
  return values;
}
