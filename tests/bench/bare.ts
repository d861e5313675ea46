/** The limit: a bare `node:http` server that writes bytes which it was handed, and does nothing else. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the parent process hands over: an answer as another server wrote it. */
export interface Answer {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** In base64. */
  readonly body: string;
}

let headers: Record<string, string> = {};
let body = Buffer.alloc(0);

const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});

process.on('message', (answer: Answer) => {
  body = Buffer.from(answer.body, 'base64');
  headers = { ...Object.fromEntries(answer.headers), 'content-length': String(body.length) };
  process.send?.('ready');
});
process.once('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
