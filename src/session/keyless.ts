/** Clerk's keyless mode: the SDK has an application made for it at the first page, and keeps its keys in a folder that Git ignores. */
import { readFileSync } from 'node:fs';
import type { ClerkSettings } from './settings.ts';

/** Where the SDK keeps them. */
const FILE = '.clerk/.tmp/keyless.json';

/** The settings with the keys of the application, once there is one. Read again each time: they appear, and change, while the site runs. */
export function withKeylessKeys(clerk: ClerkSettings): ClerkSettings {
  try {
    const { publishableKey, secretKey } = JSON.parse(readFileSync(FILE, 'utf8'));
    return { ...clerk, publishableKey, secretKey };
  } catch {
    return clerk;
  }
}
