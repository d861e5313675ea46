/** Finished pages, as many as fit: each is made once for all who wait for it, and dropped when its time is over. */
import { LRUCache } from 'lru-cache';
import type { KeptPage } from './kept-page.ts';
import type { Render } from './render.ts';

/** Addresses that the site itself has answered with a page that may be kept. Others are never rendered for keeping. */
const MOST_ADDRESSES = 20_000;
/** How long an address rests that was rendered for keeping and could not be kept after all. */
const REST_MS = 60_000;

export class KeptPages {
  readonly #pages: LRUCache<string, KeptPage>;
  readonly #making = new Map<string, Promise<KeptPage | undefined>>();
  /** When each known address may be rendered for keeping, in epoch milliseconds. */
  readonly #known = new LRUCache<string, number>({ max: MOST_ADDRESSES });
  readonly #render: Render;

  /** @param bytes most that all pages together take up */
  constructor(bytes: number, render: Render) {
    this.#pages = new LRUCache({ maxSize: bytes, maxEntrySize: bytes, sizeCalculation: ({ size }) => size });
    this.#render = render;
  }

  /** The site has answered here with a page that says it may be kept. */
  learn(target: string): void {
    if (!this.#known.has(target)) this.#known.set(target, 0);
  }

  /** @param now epoch milliseconds */
  find(target: string, answers: string, now: number): KeptPage | undefined {
    const page = this.#pages.get(keyOf(target, answers));
    return page && now < page.until && now >= page.from ? page : undefined;
  }

  /** @returns whether {@link make} is worth waiting for */
  mayMake(target: string, now: number): boolean {
    const from = this.#known.get(target);
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
    else this.#known.set(target, Date.now() + REST_MS);
    return page;
  }
}

function keyOf(target: string, answers: string): string {
  return `${target}\n${answers}`;
}
