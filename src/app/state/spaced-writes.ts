/** Writes at most once in a while, and always the last thing asked for; browsers refuse pages that rewrite their address too often. */

export interface Clock {
  now(): number;
  later(action: () => void, milliseconds: number): void;
}

/**
 * @param gap Least milliseconds between two writes.
 * @returns A function that writes now or as soon as it may.
 */
export function spacedWrites(write: (text: string) => void, gap: number, clock: Clock): (text: string) => void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: string | undefined;
  const flush = () => {
    if (waiting === undefined) return;
    last = clock.now();
    const text = waiting;
    waiting = undefined;
    write(text);
  };
  return (text) => {
    const scheduled = waiting !== undefined;
    waiting = text;
    if (scheduled) return;
    const wait = last + gap - clock.now();
    if (wait <= 0) flush();
    else clock.later(flush, wait);
  };
}
