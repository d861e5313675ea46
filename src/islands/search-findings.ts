/** Asks the server what it finds; the dialog only ever holds what this reader was answered. */
import type { z } from 'astro/zod';
import type { searchAnswerSchema } from '#src/outlets/search/schema.ts';

export type Result = z.infer<typeof searchAnswerSchema>['results'][number];

export type Findings =
  | { readonly state: 'idle' }
  | { readonly state: 'found'; readonly total: number; readonly results: readonly Result[] }
  /** What is wrong with the query, in the server's words. */
  | { readonly state: 'refused'; readonly message: string }
  | { readonly state: 'failed' };

/** @param signal ends the request when the reader types on */
export async function askSearch(q: string, signal: AbortSignal): Promise<Findings> {
  try {
    const answer = await fetch(`/api/search?${new URLSearchParams({ q })}`, { signal });
    const body = await answer.json();
    if (answer.ok) return { state: 'found', total: body.total, results: body.results };
    if (answer.status === 400) return { state: 'refused', message: body.message };
  } catch {
    // No network, or an answer that is not ours: said below.
  }
  return { state: 'failed' };
}
