/** What a command gets from the place it runs in: where to write, whether a person looks, when to stop. */
import type { WriteStream } from 'node:tty';

/** How text is shown where it goes. */
export interface Screen {
  /** Columns to stay within. */
  readonly width: number;
  /** Whether bold and dim may be used. */
  readonly styled: boolean;
}

export interface Session {
  /** Data, and nothing else. */
  readonly out: NodeJS.WritableStream;
  /** Progress and notes. */
  readonly notes: NodeJS.WritableStream;
  readonly input: NodeJS.ReadableStream;
  readonly outScreen: Screen;
  readonly notesScreen: Screen;
  readonly outIsTerminal: boolean;
  readonly notesIsTerminal: boolean;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

const plainWidth = 80;
const widestTable = 110;

function screenOf(stream: WriteStream, environment: NodeJS.ProcessEnv): Screen {
  const noColor = environment.NO_COLOR !== undefined && environment.NO_COLOR !== '';
  return {
    width: stream.isTTY ? Math.min(Math.max(stream.columns ?? plainWidth, 40), widestTable) : plainWidth,
    styled: stream.isTTY === true && !noColor && environment.TERM !== 'dumb',
  };
}

/** The session of this process. */
export function processSession(signal: AbortSignal): Session {
  return {
    out: process.stdout,
    notes: process.stderr,
    input: process.stdin,
    outScreen: screenOf(process.stdout, process.env),
    notesScreen: screenOf(process.stderr, process.env),
    outIsTerminal: process.stdout.isTTY === true,
    notesIsTerminal: process.stderr.isTTY === true,
    signal,
    now: () => performance.now(),
  };
}

/** Resolves when the stream has taken the content, so that the process may end. */
export function write(stream: NodeJS.WritableStream, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(content, (error?: Error | null) => (error ? reject(error) : resolve()));
  });
}
