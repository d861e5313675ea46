/** The forms in which text travels: as it is, or compressed as the client likes it best. */
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import { inOwnMemory } from './own-memory.ts';

export type Encoding = 'identity' | 'gzip' | 'br';

/** Shorter texts gain nothing. */
export const LEAST_BYTES = 1024;
const TEXT = /^(?:text\/|application\/(?:json|xml|[\w.-]+\+(?:json|xml))(?:;|$))/;

const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
/** Made once for many readers, so it may take a millisecond or two. */
const QUALITY = 9;
/** As a power of two: 64 kB. With a larger window, this quality takes tables of 32 MB for each text, and a hundred times as long. */
export const WINDOW_BITS = 16;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
const unpack = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

export function isText(type: string): boolean {
  return TEXT.test(type);
}

export async function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return body;
  return inOwnMemory([
    await (encoding === 'gzip' ? deflate(body) : brotli(body, brotliOptions(body.length))),
  ]);
}

/** The text of a form. */
export async function decode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === 'identity' ? body : inOwnMemory([await unpack[encoding](body)]);
}

const brotliOptions = (length: number) => ({
  params: {
    [BROTLI_PARAM_QUALITY]: QUALITY,
    [BROTLI_PARAM_LGWIN]: WINDOW_BITS,
    [BROTLI_PARAM_SIZE_HINT]: length,
  },
});

const chosen = new Map<string, Encoding>();
const MOST_CHOSEN = 500;
/** Longer headers are no browser's. */
const LONGEST = 100;

/** @param accepted the header `Accept-Encoding`; browsers send a handful of different ones */
export function chooseEncoding(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity';
  if (accepted.length > LONGEST) return weigh(accepted);
  let choice = chosen.get(accepted);
  if (!choice) {
    choice = weigh(accepted);
    if (chosen.size >= MOST_CHOSEN) chosen.clear();
    chosen.set(accepted, choice);
  }
  return choice;
}

/** What the client weighs most (RFC 9110, section 12.5.3); brotli before gzip, and either before none. */
function weigh(accepted: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of accepted.toLowerCase().slice(0, 1000).split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, weight ? Number(weight.slice(2)) || 0 : 1);
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const [br, gz] = [weightOf('br'), weightOf('gzip')];
  const best = br >= gz ? 'br' : 'gzip';
  const most = Math.max(br, gz);
  return most > 0 && most >= (weights.get('identity') ?? 0) ? best : 'identity';
}
