/** A person's own facts beside the package's: joined where a command asks for it, never in silence. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { JevonsError, type Language } from '#base';
import { buildLedger, type Ledger } from '#ledger';
import { type Session, write } from './session.ts';
import { importsFolder } from './user-folder.ts';

type Tables = Readonly<Record<string, string>>;

/** Set once, before the command of this process runs. */
let join: ((tables: Tables) => Tables) | undefined;

/** The package's tables with the person's own, when the command asked for them. */
export function withUserFacts(tables: Tables): Tables {
  return join === undefined ? tables : join(tables);
}

/**
 * The ledger of the package's tables, with the person's own when the command asked for them.
 *
 * @throws JevonsError `malformed-rows`; `imports-do-not-fit` when only the person's own rows are at fault.
 */
export function ledgerWithUserFacts(tables: Tables): Ledger {
  if (join === undefined) return buildLedger(tables);
  return ledgerOfJoined(tables, join(tables), 'import them again, or leave them out with --no-user-facts');
}

/**
 * @param tables The package's own.
 * @param hint What to do when only the person's own rows are at fault.
 * @throws JevonsError `malformed-rows`, `imports-do-not-fit`.
 */
export function ledgerOfJoined(tables: Tables, joined: Tables, hint: string): Ledger {
  try {
    return buildLedger(joined);
  } catch (cause) {
    if (!(cause instanceof JevonsError)) throw cause;
    buildLedger(tables);
    throw new JevonsError('the facts that you imported do not fit those of this version', {
      kind: 'data',
      code: 'imports-do-not-fit',
      where: importsFolder(),
      hint,
      issues: cause.issues,
      cause,
    });
  }
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
export function figureCount(text: string): number {
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
