/** One answer of a server, byte by byte as it travels, and whether it is the right one. */
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Answer } from './bare.ts';
import type { Scenario } from './scenarios.ts';

/** Of the connection, not of the answer; Node writes them by itself. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length']);
const DECODE: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  zstd: zstdDecompressSync,
};

export interface Received extends Answer {
  readonly status: number;
  /** As it travels. */
  readonly bytes: number;
  readonly encoding: string;
  readonly text: string;
}

/** Asks once, without decoding what comes. */
export function ask(url: string, headers: Readonly<Record<string, string>>): Promise<Received> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const encoding = response.headers['content-encoding'] ?? 'identity';
        const named = Object.entries(response.headersDistinct).filter(([name]) => !OF_CONNECTION.has(name));
        resolve({
          status: response.statusCode ?? 0,
          headers: named.map(([name, values = []]) => [name, values.join(', ')] as const),
          body: body.toString('base64'),
          bytes: body.length,
          encoding,
          text: (DECODE[encoding]?.(body) ?? body).toString(),
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** @throws when an answer is not the one that the scenario is about */
export function check(scenario: Scenario, { status, text }: Received, server: string): void {
  const wrong = (what: string): never => {
    throw new Error(`${server}, ${scenario.name} (${scenario.path}): ${what}. Nothing was measured.`);
  };
  if (status !== 200) wrong(`the status is ${status}`);
  if (scenario.lacks && text.includes(scenario.lacks)) wrong(`the answer holds ${scenario.lacks}`);
  // The reference app has no previews.
  if (!(scenario.lacks && server === 'reference') && !text.includes(scenario.holds))
    wrong(`the answer lacks ${scenario.holds}`);
}
