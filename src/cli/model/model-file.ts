/** The model that a command is about: the race, or a file that a person names. */
import { basename } from 'node:path';
import { canonicalId, didYouMean, JevonsError } from '#base';
import { type Definition, type Model, parseModel } from '#lang';
import { packageText, readText } from '../files.ts';

export const raceFile = 'model/race.mdl';

/** @param file Undefined for the race. */
export function readModel(file: string | undefined): Model {
  return file === undefined
    ? parseModel(packageText(raceFile), 'race.mdl')
    : parseModel(readText(file), basename(file));
}

/** The definitions of one variable; a subscripted one may have several. @throws JevonsError `unknown-variable`. */
export function definitionsOf(model: Model, name: string): readonly Definition[] {
  const id = canonicalId(name.replace(/\[.*\]\s*$/, ''));
  const found = model.definitions.filter((definition) => definition.name.id === id);
  if (found.length > 0) return found;
  const near = didYouMean(name, new Set(model.definitions.map((definition) => definition.name.text)));
  throw new JevonsError(`there is no variable "${name}"`, {
    kind: 'usage',
    code: 'unknown-variable',
    where: model.file,
    hint: near === undefined ? '"jevons model list" names them' : `did you mean "${near}"?`,
  });
}

/** `Installed Capacity[ Amazon ]` becomes `installed_capacity[amazon]`. */
export function scalarId(text: string): string {
  const parts = /^(.*?)\[(.*)\]\s*$/.exec(text);
  if (parts === null) return canonicalId(text);
  const [, name = '', subscripts = ''] = parts;
  return `${canonicalId(name)}[${subscripts.split(',').map(canonicalId).join(',')}]`;
}
