/** `jevons serve`: the app on this machine. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { JevonsError, type Language } from '#base';
import { wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { endingOf } from '../exit-code.ts';
import { packageRoot } from '../package-root.ts';
import { type ImportedFacts, importedFacts } from '../serve/imported-facts.ts';
import { startServer } from '../serve/server.ts';
import { type Session, write } from '../session.ts';

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
  readonly headline?: boolean;
  readonly lang: Language;
}

/** @throws JevonsError `app-not-built`. */
function builtApp(): string {
  const folder = join(packageRoot(), 'dist', 'app');
  if (!existsSync(join(folder, 'index.html')) && !existsSync(join(folder, 'en', 'index.html'))) {
    throw new JevonsError('the app is not built', {
      kind: 'failure',
      code: 'app-not-built',
      where: 'dist/app',
      hint: 'run "npm run build" in the clone',
    });
  }
  return folder;
}

/** Best effort: a machine without a browser is not an error. */
function openBrowser(url: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const child = spawn(command as string, args as string[], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** The answer is worth having, but when it cannot be computed the app still serves. */
async function sayHeadline(session: Session, lang: Language): Promise<void> {
  try {
    const [{ answerText, computeHeadline }, { loadWorld }] = await Promise.all([
      import('../headline.ts'),
      import('../world.ts'),
    ]);
    const result = await computeHeadline(await loadWorld(), {}, { lang }, session);
    await write(session.out, `${answerText(result, lang, session.outScreen)}\n`);
  } catch (error) {
    if (session.signal.aborted) return;
    await write(session.notes, endingOf(error, 'jevons serve', (process.env.DEBUG ?? '') !== '').text);
  }
}

/**
 * What the person imported, for the Evidence view; the answers of the model stay those of everybody who opens the link.
 * Imports at fault do not keep the app from opening.
 */
async function userFacts(session: Session, lang: Language): Promise<ImportedFacts | undefined> {
  try {
    const found = await importedFacts();
    if (found === undefined) return undefined;
    const names = found.imports.map(({ name, figures }) => `${name} (${figures})`).join(', ');
    await write(session.notes, `jevons: ${ownFactsWords[lang](names)}\n`);
    return found;
  } catch (error) {
    await write(session.notes, endingOf(error, 'jevons serve', (process.env.DEBUG ?? '') !== '').text);
    return undefined;
  }
}

const ownFactsWords = {
  en: (names: string) => `Evidence shows facts of your own beside the package's: ${names}`,
  fr: (names: string) => `Preuves montre vos propres faits à côté de ceux du paquet\u00a0: ${names}`,
} as const;

function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    process.once('SIGTERM', () => resolve());
  });
}

async function serve(options: ServeOptions, session: Session): Promise<void> {
  const stopped = untilStopped(session.signal);
  const own = await userFacts(session, options.lang);
  const server = await startServer(builtApp(), options.host, options.port, own);
  if (options.headline === true) await sayHeadline(session, options.lang);
  if (session.signal.aborted) return server.close();
  await write(session.out, `Listening on ${server.url}\n`);
  if (session.outIsTerminal) await write(session.notes, 'Press Ctrl-C to stop.\n');
  if (options.open && session.outIsTerminal && !process.env.CI) openBrowser(server.url);
  await stopped;
  await server.close();
}

export function define(command: Command, session: Session): void {
  command
    .option('--port <port>', 'port; 0 takes any free one', wholeNumber('--port', 0, 65_535), 4321)
    .option('--host <address>', 'address to listen on; the default is reachable from this machine only', '127.0.0.1')
    .option('--no-open', 'do not open a browser')
    .option('--headline', 'print the headline answer first')
    .addOption(new Option('--lang <language>', 'language of the headline').choices(['en', 'fr']).default('en'))
    .action((options: ServeOptions) => serve(options, session));
  addExamples(command, [
    ['jevons serve', 'the app at http://127.0.0.1:4321/, until Ctrl-C'],
    ['jevons serve --port 0 --no-open --headline', 'any free port, no browser, the answer first'],
  ]);
}
