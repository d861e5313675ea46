/** The settings of this process, read at the first request: in development the local Clerk adds its own to the environment. */

import theme from '#theme';
import { withKeylessKeys } from './keyless.ts';
import { readSettings, type Settings } from './settings.ts';

let read: Settings | undefined;

export function currentSettings(): Settings {
  read ??= readSettings(process.env, theme, import.meta.env.DEVELOPING ? 'development' : 'production');
  return read.clerk.kind === 'keyless' ? { ...read, clerk: withKeylessKeys(read.clerk) } : read;
}
