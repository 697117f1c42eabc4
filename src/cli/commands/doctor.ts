/** `jevons doctor`: what this machine and this clone have, and what to do about the rest. */
import { accessSync, constants, existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Command } from 'commander';
import { JevonsError } from '#base';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import { packageRoot } from '../package-root.ts';
import type { Session } from '../session.ts';
import { formatTable } from '../table.ts';

interface Finding {
  readonly what: string;
  /** `missing` is a fault; `absent` is something that only part of the work needs. */
  readonly state: 'ok' | 'missing' | 'absent';
  readonly detail: string;
}

/** Smallest module that uses a vector instruction: (func (result v128) i32.const 0 i8x16.splat). */
const vectorModule = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03, 0x02, 0x01],
  ...[0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b],
]);

function wordsOf(error: unknown): string {
  return error instanceof JevonsError ? error.toLine() : String(error);
}

async function attempt(what: string, action: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'ok', detail: await action() };
  } catch (error) {
    return { what, state: 'missing', detail: wordsOf(error) };
  }
}

function chromium(): Finding {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const places = [
    process.env.JEVONS_CHROMIUM ?? '',
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
  ];
  const found = places.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return path !== '';
    } catch {
      return false;
    }
  });
  return found === undefined
    ? {
        what: 'Chromium',
        state: 'absent',
        detail: 'none found: only the browser tests need it; install chromium or set JEVONS_CHROMIUM to its path',
      }
    : { what: 'Chromium', state: 'ok', detail: found };
}

function app(): Finding {
  const built = existsSync(join(packageRoot(), 'dist', 'app', 'en', 'index.html'));
  return built
    ? { what: 'app', state: 'ok', detail: 'built in dist/app' }
    : { what: 'app', state: 'missing', detail: 'not built; run "npm run build"' };
}

/** Asked of the global object by name: the types of Node do not know it. */
function vectors(): Finding {
  const { WebAssembly: assembly } = globalThis as { WebAssembly?: { validate(bytes: Uint8Array): boolean } };
  return assembly?.validate(vectorModule) === true
    ? { what: 'WebAssembly', state: 'ok', detail: 'with vector instructions' }
    : {
        what: 'WebAssembly',
        state: 'absent',
        detail: 'no vector instructions: the plain interpreter is used, more slowly',
      };
}

async function examine(): Promise<Finding[]> {
  const { loadWholeLedger, loadWorld } = await import('../world.ts');
  return [
    { what: 'Node', state: 'ok', detail: `${process.versions.node}, ${process.platform}-${process.arch}` },
    { what: 'cores', state: 'ok', detail: String(availableParallelism()) },
    vectors(),
    await attempt('facts', async () => {
      loadWholeLedger();
      return 'every row of data/ is well formed';
    }),
    await attempt('model', async () => {
      const world = await loadWorld();
      return `${world.plan.scalars.length} scalars, ${world.parameters.size} parameters, facts to ${world.dataDate}`;
    }),
    app(),
    chromium(),
  ];
}

async function doctor(options: OutputOptions, session: Session): Promise<void> {
  const findings = await examine();
  const missing = findings.filter((finding) => finding.state === 'missing');
  const rows = findings.map(({ what, state, detail }) => [what, state, detail]);
  await deliver(
    {
      json: findings,
      rows: { columns: ['what', 'state', 'detail'], records: rows },
      text: (screen) =>
        formatTable(
          { columns: [{ title: 'what' }, { title: 'state' }, { title: 'detail', wraps: true }], rows },
          screen,
        ),
    },
    options,
    session,
  );
  if (missing.length > 0) {
    throw new JevonsError(`not in order: ${missing.map(({ what }) => what).join(', ')}`, {
      kind: 'failure',
      code: 'not-in-order',
      where: 'doctor',
      hint: 'what to do stands beside each',
    });
  }
}

export function define(command: Command, session: Session): void {
  addOutputOptions(command).action((options: OutputOptions) => doctor(options, session));
  addExamples(command, [['jevons doctor', 'Node, cores, facts, model, app and browser']]);
}
