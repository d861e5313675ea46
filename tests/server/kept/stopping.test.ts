/** Stopping a server under load: whoever has sent a request gets the whole answer. */
import { connect } from 'node:net';
import { expect, inject, test } from 'vitest';
import { connectLocalClerk, previewEnvironment } from '#src/dev/environment.ts';
import theme from '#theme';
import { freePort, startSite } from '../../harness/site.ts';

const CONNECTIONS = 24;
const POSTS = ['/', '/posts/the-apple-room', '/posts/after-the-june-drop', '/search?q=pear', '/rss.xml'];

test('SIGTERM finishes what is in flight, and the process ends by itself', async () => {
  expect(inject('site').origin).toBeTruthy();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const local = await connectLocalClerk(theme, origin, {});
  const server = await startSite(previewEnvironment(local, origin, port));
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const results = Promise.all(
    Array.from({ length: CONNECTIONS }, (_, index) => askOn(port, POSTS[index % 5] ?? '/')),
  );
  await new Promise((resolve) => setTimeout(resolve, 1500));
  server.kill('SIGTERM');
  const all = await results;
  expect(await ended).toBe(0);
  await local.close();
  expect(all.reduce((sum, { whole }) => sum + whole, 0)).toBeGreaterThan(CONNECTIONS * 2);
  expect(all.filter(({ cut }) => cut).map(({ path }) => path)).toEqual([]);
});

/** Sends one request after the other on one connection, until the server closes it. */
function askOn(port: number, path: string): Promise<{ path: string; whole: number; cut: boolean }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let whole = 0;
    let text = '';
    const ask = () => {
      text = '';
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
    };
    socket.on('connect', ask);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!isWhole(text)) return;
      whole++;
      ask();
    });
    socket.on('error', () => {});
    // Between two answers the server may close; within one it may not.
    socket.on('close', () => resolve({ path, whole, cut: text !== '' && !isWhole(text) }));
  });
}

function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n');
  if (head === -1) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length);
}
