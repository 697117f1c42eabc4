import { join } from 'node:path';
import { expect, test } from 'vitest';
import { userFolder } from './user-folder.ts';

test.each([
  [{ JEVONS_DATA: '/data' }, 'linux', '/data'],
  [{ JEVONS_DATA: '/data', XDG_DATA_HOME: '/xdg' }, 'linux', '/data'],
  [{ XDG_DATA_HOME: '/xdg' }, 'linux', join('/xdg', 'jevons')],
  [{ XDG_DATA_HOME: 'relative' }, 'linux', join('/home/jane', '.local', 'share', 'jevons')],
  [{}, 'linux', join('/home/jane', '.local', 'share', 'jevons')],
  [{}, 'darwin', join('/home/jane', 'Library', 'Application Support', 'jevons')],
  [{ LOCALAPPDATA: '/local' }, 'win32', join('/local', 'jevons')],
] as const)('with %j on %s a person’s folder is %s', (environment, platform, folder) => {
  expect(userFolder(environment, platform, '/home/jane')).toBe(folder);
});
