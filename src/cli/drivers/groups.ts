import { JevonsError } from '#base';
import type { DriversRequest } from '#studies';

/**
 * @param texts `auto`, `none` or `name=id1,id2`.
 * @throws JevonsError `bad-group`.
 */
export function readGroups(texts: readonly string[] | undefined): NonNullable<DriversRequest['groups']> {
  if (texts === undefined) return 'auto';
  const [first] = texts;
  if (texts.length === 1 && (first === 'auto' || first === 'none')) return first;
  return texts.map((text) => {
    const [, id = '', list = ''] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(text) ?? [];
    const members = splitIds(list);
    if (id !== '' && members.length > 0) return { id, members };
    throw new JevonsError(`got "${text}", expected auto, none or name=id1,id2`, {
      kind: 'usage',
      code: 'bad-group',
      where: '--group',
      hint: 'for example --group demand=threshold_spread,capability_scale',
    });
  });
}

/** At commas outside brackets: an id such as `lead_time[north,south]` holds one of its own. */
function splitIds(list: string): string[] {
  return list
    .split(/,(?![^[]*\])/)
    .map((id) => id.trim())
    .filter((id) => id !== '');
}
