/** Numbers of an answer as a lesson reads them; all pure. */

/** A date in the year that it ends: 2030.0 is the end of 2029. Empty when there is none. */
export function yearOfEnd(date: number | null): string {
  return date === null ? '' : String(Math.floor(date - 1e-6));
}

/** Place of the range that a value lies in, as an option's id; a value on an end belongs to the range below it. */
export function nearestBin(value: number, ends: readonly number[]): string {
  const at = ends.slice(1).findIndex((end) => value <= end);
  return String(at === -1 ? ends.length - 2 : at);
}
