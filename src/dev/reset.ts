/** `npm run dev:reset`: forgets every reader, team and payment of the local Clerk. The personas come back at the next start. */
import { existsSync, rmSync } from 'node:fs';
import { STATE_FILE } from './environment.ts';

const was = existsSync(STATE_FILE);
rmSync(STATE_FILE, { force: true });
console.log(
  was
    ? `${STATE_FILE} is gone. Restart what runs; browsers that were signed in are not any more.`
    : `There is no ${STATE_FILE}: nothing to forget.`,
);
