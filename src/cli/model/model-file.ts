/** The model that a command is about: the race, or a file that a person names. */
import { basename } from 'node:path';
import { canonicalId, didYouMean, JevonsError } from '#base';

import { type Definition, type Integration, type Model, parseModel } from '#lang';
import { decodeText, packageText, readBytes } from '../files.ts';

export const raceFile = 'model/race.mdl';

/** @param file Undefined for the race. */
export function readModel(file: string | undefined): Model {
  return file === undefined
    ? parseModel(packageText(raceFile), 'race.mdl')
    : parseModel(modelText(readBytes(file), file), basename(file));
}

/**
 * Text of a model file. Older files have no `{UTF-8}` at their start and hold the letters of a Western code page, unless
 * they are plain UTF-8 all the same.
 *
 * @throws JevonsError `not-utf8` when the file says that it is UTF-8 and is not.
 */
function modelText(bytes: Uint8Array, file: string): string {
  try {
    return decodeText(bytes, file);
  } catch (error) {
    const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 40));
    if (/^(\u00ef\u00bb\u00bf)?\s*\{utf-8\}/i.test(start) || bytes.includes(0)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The method asked for, else the one that the file's own settings ask for. @throws JevonsError `unsupported`. */
export function methodFor(model: Model, asked: 'euler' | 'rk4' | undefined): 'euler' | 'rk4' {
  const method: Integration = asked ?? model.integration;
  if (method !== 'rk2') return method;
  throw new JevonsError('the model asks for Runge-Kutta of second order, which is not supported', {
    kind: 'data',
    code: 'unsupported',
    where: model.file,
    hint: 'choose --method rk4 or --method euler',
  });
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
