/** One finished answer: its bytes in the forms that were asked for so far, and in no other, each with the head that goes with them. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { isHeld } from '#src/outlets/held.ts';
import { chooseEncoding, decode, type Encoding, encode, isText, LEAST_BYTES } from './encodings.ts';

interface Form {
  /** Names and values in turn, as Node writes them fastest. */
  readonly head: readonly string[];
  readonly body: Buffer;
}

/** What an entry of the store weighs besides its bodies. */
const HEAD_BYTES = 4096;

export class KeptPage {
  /** When it was made, and until when it counts; epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly #headers: OutgoingHttpHeaders;
  /** Until there is a compressed form, which is a quarter as large. */
  #body: Buffer | undefined;
  readonly #compressible: boolean;
  readonly #etag: string | undefined;
  readonly #changed: number | undefined;
  readonly #unchanged: readonly string[];
  readonly #forms = new Map<Encoding, Form>();
  readonly #making = new Map<Encoding, Promise<boolean>>();

  constructor(headers: OutgoingHttpHeaders, body: Buffer, span: { from: number; until: number }) {
    this.from = span.from;
    this.until = span.until;
    this.#body = body;
    const text = isText(String(headers['content-type']));
    this.#compressible = text && body.length >= LEAST_BYTES;
    this.#headers = withoutLength(headers);
    if (text) this.#headers.vary = withEncoding(headers.vary);
    // What only its reader may keep has no mark by which it could be asked for again.
    if (String(headers['cache-control']).startsWith('public')) this.#headers.etag ??= tagOf(body);
    this.#etag = this.#headers.etag as string | undefined;
    const changed = Date.parse(String(headers['last-modified']));
    this.#changed = Number.isNaN(changed) ? undefined : changed;
    this.#unchanged = flat(this.#headers);
    if (!this.#compressible) this.#keep('identity', body);
  }

  /** Bytes that it takes up with all the forms made so far. */
  get size(): number {
    let bytes = HEAD_BYTES + (this.#body?.length ?? 0);
    for (const { body } of this.#forms.values()) bytes += body.length;
    return bytes;
  }

  /** Answers at once, if the form that the client likes best is there. @returns whether it was */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const { headers } = request;
    if (
      this.#etag &&
      (headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined)
    ) {
      if (isHeld((name) => headers[name], this.#etag, this.#changed)) {
        response.writeHead(304, this.#unchanged as string[]);
        response.end();
        return true;
      }
    }
    const form = this.#forms.get(this.#encodingFor(request));
    if (!form) return false;
    response.writeHead(200, form.head as string[]);
    if (request.method === 'HEAD') response.end();
    else response.end(form.body);
    return true;
  }

  /** Makes the form that the client likes best, once for all who wait for it. @returns whether it is there */
  prepare(request: IncomingMessage): Promise<boolean> {
    const encoding = this.#encodingFor(request);
    let making = this.#making.get(encoding);
    if (!making) {
      making = this.#text()
        .then((text) => encode(text, encoding))
        .then(
          (body) => this.#keep(encoding, body),
          () => false,
        );
      this.#making.set(encoding, making);
    }
    return making;
  }

  async #text(): Promise<Buffer> {
    if (this.#body) return this.#body;
    const [encoding, { body }] = [...this.#forms][0] as [Encoding, Form];
    return decode(body, encoding);
  }

  #keep(encoding: Encoding, body: Buffer): true {
    this.#forms.set(encoding, this.#toForm(encoding, body));
    this.#body = undefined;
    return true;
  }

  #encodingFor({ headers }: IncomingMessage): Encoding {
    return this.#compressible ? chooseEncoding(headers['accept-encoding']) : 'identity';
  }

  #toForm(encoding: Encoding, body: Buffer): Form {
    const own = encoding === 'identity' ? {} : { 'content-encoding': encoding };
    return { body, head: flat({ ...this.#headers, ...own, 'content-length': body.length }) };
  }
}

function withoutLength(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const { 'content-length': _, ...rest } = headers;
  return rest;
}

function withEncoding(vary: OutgoingHttpHeaders[string]): string {
  return [vary ?? [], 'Accept-Encoding'].flat().join(', ');
}

/** Weak, so that it stands for the text in every form. */
function tagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

function flat(headers: OutgoingHttpHeaders): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => [name, String(one)]),
  );
}
