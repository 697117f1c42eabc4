/** A person's own facts beside the package's: joined where a command asks for it, never in silence. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Language } from '#base';
import { type Session, write } from './session.ts';
import { importsFolder } from './user-folder.ts';

type Tables = Readonly<Record<string, string>>;

/** Set once, before the command of this process runs. */
let join: ((tables: Tables) => Tables) | undefined;

/** The package's tables with the person's own, when the command asked for them. */
export function withUserFacts(tables: Tables): Tables {
  return join === undefined ? tables : join(tables);
}

/** Whether the person's own facts stand beside the package's in this run. */
export function hasUserFacts(): boolean {
  return join !== undefined;
}

const words = {
  en: (names: string) => `with facts of your own: ${names}; --no-user-facts leaves them out`,
  fr: (names: string) => `avec vos propres faits\u00a0: ${names}\u00a0; --no-user-facts les écarte`,
} as const;

interface UserFactsOptions {
  readonly userFacts?: boolean;
  readonly quiet?: boolean;
  readonly lang?: Language;
}

/** Rows below the header; a line break inside quotes counts as one more, which a status line can bear. */
function figureCount(text: string): number {
  return Math.max(0, text.trimEnd().split('\n').length - 1);
}

async function start(options: UserFactsOptions, session: Session): Promise<void> {
  if (options.userFacts === false || !existsSync(importsFolder())) return;
  const { joinOverlays, readOverlays } = await import('#importers');
  const overlays = readOverlays(importsFolder());
  if (overlays.length === 0) return;
  join = (tables) => joinOverlays(tables, overlays);
  if (options.quiet === true) return;
  const names = overlays.map(({ name, tables }) => `${name} (${figureCount(tables.financials ?? '')})`).join(', ');
  await write(session.notes, `jevons: ${words[options.lang ?? 'en'](names)}\n`);
}

/** Adds `--no-user-facts` to the commands, whose ledger then holds the person's own facts unless it is given. */
export function joinUserFacts(commands: readonly Command[], session: Session): void {
  for (const command of commands) {
    command
      .option('--no-user-facts', 'leave out the facts that you imported')
      .hook('preAction', (_, action) => start(action.opts<UserFactsOptions>(), session));
  }
}
