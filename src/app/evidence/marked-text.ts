/** A text cut at the claims in it. */
import type { Claim } from '#ledger';

export interface Piece {
  readonly start: number;
  readonly text: string;
  /** Absent between claims. */
  readonly claim?: Claim;
}

/**
 * @param claims In the order of the text; one that begins inside the one before is left to the list of reasons.
 * @returns Pieces that joined give the text.
 */
export function piecesOf(text: string, claims: readonly Claim[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const claim of claims) {
    if (claim.start < at || claim.end <= claim.start) continue;
    if (claim.start > at) pieces.push({ start: at, text: text.slice(at, claim.start) });
    pieces.push({ start: claim.start, text: text.slice(claim.start, claim.end), claim });
    at = claim.end;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at) });
  return pieces;
}
