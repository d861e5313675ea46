/** Requests byte by byte: what `fetch` would correct or refuse before it reaches the server. */
import { connect } from 'node:net';
import { inject } from 'vitest';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends text to the site (or another address) and reads until the server closes or has been quiet for a while. */
export function sendRaw(text: string, origin = inject('site').origin): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    const chunks: Buffer[] = [];
    socket.setTimeout(15_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', (error) => chunks.length === 0 && reject(error));
    socket.on('close', () => resolve(parse(Buffer.concat(chunks).toString('latin1'))));
    socket.write(text);
  });
}

/**
 * Sends one request whose path is written as it is.
 *
 * @param headers added to `Host` and `Connection`; a `host` among them replaces the site's
 */
export function sendPath(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  origin = inject('site').origin,
): Promise<RawAnswer> {
  const all = { host: new URL(origin).host, connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendRaw(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`, origin);
}

function parse(answer: string): RawAnswer {
  const end = answer.indexOf('\r\n\r\n');
  const [first = '', ...lines] = answer.slice(0, end).split('\r\n');
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return { status: Number(first.split(' ')[1] ?? 0), headers, text: answer.slice(end + 4) };
}
