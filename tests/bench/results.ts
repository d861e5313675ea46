/** What a run of the measuring leaves behind, as JSON; every number in `docs/benchmarks.md` comes from it. */
import type { Measured } from './load.ts';

export type Kind = 'bare' | 'reference' | 'gatepost';

export interface ScenarioResult {
  readonly name: string;
  /** Of the answer that Gatepost gives and the bare server repeats, as it travels. */
  readonly bytes: number;
  readonly encoding: string;
  readonly target?: number;
  /** The middle of all rounds. */
  readonly servers: Readonly<Partial<Record<Kind, Measured>>>;
  /** Requests per second as a share of the bare server's, round by round; the middle of them. */
  readonly ratios: Readonly<Partial<Record<Kind, number>>>;
}

export interface SizeResult {
  readonly posts: number;
  /** Of `astro build`: seconds by the clock and of the CPU, and the most memory in MB. */
  readonly build: { readonly seconds: number; readonly cpuSeconds: number; readonly memory: number };
  /** Seconds from the start of `astro dev` to its first page. */
  readonly devStart: number;
  /** Seconds from the start of the server to its first page. */
  readonly start: number;
  /** Seconds until the first search is answered, from a start just before. */
  readonly firstSearch: number;
  /** Resident memory of the server in MB. */
  readonly memoryIdle: number;
  readonly memoryLoaded: number;
  /** After every post was read once, by a crawler for instance. */
  readonly memoryRead: number;
  readonly scenarios: readonly ScenarioResult[];
}

export interface SearchResult {
  readonly posts: number;
  /** Seconds in which the index is made. */
  readonly build: number;
  /** Of the index beside the texts, in MB. */
  readonly memory: number;
  /** Milliseconds of a query, over all kinds of them. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Middle times of a word that only closed texts have and of one that none has, in milliseconds: they must not differ. */
  readonly lockedWord: number;
  readonly noWord: number;
}

export interface Result {
  /** ISO date of the run. */
  readonly date: string;
  readonly node: string;
  readonly cpus: string;
  readonly load?: { readonly posts: number; readonly scenarios: readonly ScenarioResult[] };
  readonly scale?: readonly SizeResult[];
  readonly search?: SearchResult;
}
