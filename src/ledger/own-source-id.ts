/** Ids of documents that a person names by title. */
import { sha256Hex } from '#base';

/** An id for a document that the person names by title: the same document, the same id. */
export function ownSourceId(title: string, url: string): string {
  const slug = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return `own-${slug === '' ? 'document' : slug}-${sha256Hex(`${title}\n${url}`).slice(0, 6)}`;
}
