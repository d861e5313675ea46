/** Starts the built site as a process of its own, for whoever looks at it from outside: the audit and the tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const STARTED = /is served on/;

/**
 * Starts `npm start`'s program and waits until it listens.
 *
 * @param folder of another copy of the project than this one
 * @throws with what it said when it ends instead
 */
export function startSite(env: Record<string, string>, folder = process.cwd()): Promise<ChildProcess> {
  const child = spawn(process.execPath, startArguments(folder), {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      if (!STARTED.test(said)) said += chunk;
      if (STARTED.test(said)) resolve(child);
      if (process.env.GATEPOST_VERBOSE) process.stderr.write(chunk);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The site ended with ${code}:\n${said}`)));
  });
}

/** What `npm start` gives to Node. A creator's .env file is left out: the environment is handed over. */
function startArguments(folder: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [, ...given] = scripts.start.split(' ');
  return given.filter((argument: string) => !argument.startsWith('--env-file'));
}

/** Ports for servers. Above them systems take the near ends of connections from, so that a server which starts again may find its own taken. */
const PORTS = { first: 16_000, count: 16_000 };

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
