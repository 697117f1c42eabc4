/** Progress on stderr, with the time left, for anything over a second. */
import type { Session } from './session.ts';

export interface Progress {
  /** @param done Of the total, in the same unit. */
  report(done: number, total: number): void;
  /** Removes the line. */
  end(): void;
}

const firstAfterMs = 1000;
const terminalEveryMs = 100;
/** A log file gets a line now and then, not a moving one. */
const logEveryMs = 10_000;

function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 100) return `${seconds} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min left` : `${Math.ceil(minutes / 60)} h left`;
}

const silent: Progress = { report: () => {}, end: () => {} };

/**
 * @param what `1,000 futures`.
 * @param rate Words for what is done in a second; without it only the time left is told.
 */
export function progressOn(
  session: Session,
  what: string,
  quiet: boolean,
  rate?: (perSecond: number) => string,
): Progress {
  if (quiet) return silent;
  const started = session.now();
  const moving = session.notesIsTerminal;
  const every = moving ? terminalEveryMs : logEveryMs;
  let shown = Number.NEGATIVE_INFINITY;
  /** The first report: what came before it is the start of threads, which does not come again. */
  let first: { readonly at: number; readonly done: number } | undefined;
  let width = 0;
  return {
    report(done, total) {
      const now = session.now();
      const elapsed = now - started;
      first ??= { at: now, done };
      if (elapsed < firstAfterMs || now - shown < every || done <= first.done || done >= total) return;
      shown = now;
      const msEach = (now - first.at) / (done - first.done);
      const speed = rate === undefined ? '' : `, ${rate(1000 / msEach)}`;
      const line = `${what}: ${Math.floor((100 * done) / total)} %, ${timeLeft(msEach * (total - done))}${speed}`;
      session.notes.write(moving ? `\r${line.padEnd(width)}` : `jevons: ${line}\n`);
      width = Math.max(width, line.length);
    },
    end() {
      if (moving && width > 0) session.notes.write(`\r${' '.repeat(width)}\r`);
      width = 0;
    },
  };
}
