import { JevonsError } from '#base';

const mostPictures = 60;

/** @throws JevonsError `too-many-pictures`: nobody looks at more on one sheet. */
export function refuseManyPictures(count: number): void {
  if (count <= mostPictures) return;
  throw new JevonsError(`a picture of each of ${count} series is too much for one sheet; ${mostPictures} fit`, {
    kind: 'usage',
    code: 'too-many-pictures',
    hint: 'name what to draw with --variable, or write csv',
  });
}
