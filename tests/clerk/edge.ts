/**
 * The network's edge for a test: a proxy for browsers in which one name leads to the local Clerk, as if it were a real development
 * instance, and no other name leads anywhere.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { certificateFor } from './certificate.ts';

export interface Edge {
  /** Address of the proxy. */
  readonly url: string;
  /** Paths that were asked of the host, in order. */
  readonly asked: string[];
  /** Names that somebody asked for and did not get, once each. */
  readonly refused: Set<string>;
  readonly close: () => void;
}

/** @param target origin of the server that answers for the host */
export async function startEdge(host: string, target: string): Promise<Edge> {
  const refused = new Set<string>();
  const asked: string[] = [];
  const inside = createTlsServer(certificateFor(host), (incoming, answer) => {
    asked.push(incoming.url ?? '');
    pass(incoming, answer, target);
  });
  const port = await listen(inside);
  const proxy = createServer((_, answer) => answer.writeHead(502).end());
  proxy.on('connect', ({ url = '' }: IncomingMessage, socket: Socket) => {
    socket.on('error', () => {});
    const [name = ''] = url.split(':');
    if (name !== host) {
      refused.add(name);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const through = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
  });
  return {
    url: `http://127.0.0.1:${await listen(proxy)}`,
    asked,
    refused,
    close: () => {
      for (const server of [proxy, inside]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function pass(incoming: IncomingMessage, answer: ServerResponse, target: string): void {
  const { hostname, port, host } = new URL(target);
  const { method, headers, url } = incoming;
  const forwarded = request(
    { hostname, port, ...(method && { method }), path: url ?? '/', headers: { ...headers, host } },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    },
  );
  forwarded.on('error', () => answer.writeHead(502).end());
  incoming.pipe(forwarded);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
