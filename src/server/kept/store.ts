/** Finished pages, as many as fit: each is made once for all who wait for it, and dropped when its time is over. */
import { LRUCache } from 'lru-cache';
import type { KeptPage } from './kept-page.ts';
import type { Render } from './render.ts';

/** Addresses that the site itself has answered with a page that may be kept, each with the answers of whoever got it. Others are never
 * rendered for keeping: what is hidden from somebody takes as long as what does not exist. */
const MOST_KNOWN = 50_000;
/** How long a page rests that was rendered for keeping and could not be kept after all. */
const REST_MS = 60_000;

export class KeptPages {
  readonly #pages: LRUCache<string, KeptPage>;
  readonly #making = new Map<string, Promise<KeptPage | undefined>>();
  /** When each known page may be rendered for keeping, in epoch milliseconds. */
  readonly #known = new LRUCache<string, number>({ max: MOST_KNOWN });
  readonly #render: Render;

  /** @param bytes most that all pages together take up */
  constructor(bytes: number, render: Render) {
    this.#pages = new LRUCache({ maxSize: bytes, maxEntrySize: bytes, sizeCalculation: ({ size }) => size });
    this.#render = render;
  }

  /** The site has answered here, to somebody with these answers, with a page that says it may be kept. */
  learn(target: string, answers: string): void {
    const key = keyOf(target, answers);
    if (!this.#known.has(key)) this.#known.set(key, 0);
  }

  /** @param now epoch milliseconds */
  find(target: string, answers: string, now: number): KeptPage | undefined {
    const page = this.#pages.get(keyOf(target, answers));
    return page && now < page.until && now >= page.from ? page : undefined;
  }

  /** @returns whether {@link make} is worth waiting for */
  mayMake(target: string, answers: string, now: number): boolean {
    const from = this.#known.get(keyOf(target, answers));
    return from !== undefined && from <= now;
  }

  make(target: string, answers: string): Promise<KeptPage | undefined> {
    const key = keyOf(target, answers);
    let making = this.#making.get(key);
    if (!making) {
      making = this.#make(target, answers, key).finally(() => this.#making.delete(key));
      this.#making.set(key, making);
    }
    return making;
  }

  /** Weighs a page again, which has got another form. */
  weigh(target: string, answers: string, page: KeptPage): void {
    const key = keyOf(target, answers);
    if (this.#pages.peek(key) === page) {
      this.#pages.delete(key);
      this.#pages.set(key, page);
    }
  }

  /** Bytes of all pages. */
  get bytes(): number {
    return this.#pages.calculatedSize;
  }

  async #make(target: string, answers: string, key: string): Promise<KeptPage | undefined> {
    const page = await this.#render(target, answers).catch(() => undefined);
    if (page) this.#pages.set(key, page);
    else this.#known.set(key, Date.now() + REST_MS);
    return page;
  }
}

function keyOf(target: string, answers: string): string {
  return `${target}\n${answers}`;
}
