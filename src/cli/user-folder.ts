/** Where a person's own files live: the folder that the system keeps for a program's data. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * JEVONS_DATA when set; else `jevons` in XDG_DATA_HOME, in ~/Library/Application Support on macOS, in %LOCALAPPDATA% on
 * Windows, in ~/.local/share elsewhere.
 *
 * @see XDG Base Directory Specification 0.8: a relative path in XDG_DATA_HOME counts as unset.
 */
export function userFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  const { JEVONS_DATA, XDG_DATA_HOME, LOCALAPPDATA } = environment;
  if (JEVONS_DATA !== undefined && JEVONS_DATA !== '') return JEVONS_DATA;
  if (XDG_DATA_HOME !== undefined && isAbsolute(XDG_DATA_HOME)) return join(XDG_DATA_HOME, 'jevons');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'jevons');
  if (platform === 'win32') return join(LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'jevons');
  return join(home, '.local', 'share', 'jevons');
}

/** One file for each import. */
export function importsFolder(): string {
  return join(userFolder(), 'facts');
}

/** Raw responses of the SEC. */
export function secFolder(): string {
  return join(userFolder(), 'sec');
}
