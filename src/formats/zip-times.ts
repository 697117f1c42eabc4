/** A zip archive says when each file was packed; the same content must give the same bytes. */

const centralEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;
/** 1980-01-01 00:00, the earliest that the format can say. */
const earliest = 0x00210000;

/**
 * The archive with every time set to 1980-01-01, in place.
 *
 * @param archive A zip file without a comment, as the spreadsheet library makes them; anything else comes back unchanged.
 * @see APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.16.
 */
export function withoutTimes(archive: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) return archive;
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(entry, true) !== centralEntry) return archive;
    view.setUint32(entry + 12, earliest, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, earliest, true);
    const lengths = [28, 30, 32].map((offset) => view.getUint16(entry + offset, true));
    entry += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return archive;
}
