/** What tests do to the local Clerk: end a period early, sign somebody in, make it slow or broken. */
import { inject } from 'vitest';
import type { Fault } from '#src/dev/clerk/index.ts';

/**
 * @param path under `/_control` of the local Clerk
 * @param clerk another one than that of the built site
 */
export async function control(
  path: string,
  body?: object,
  method = body ? 'POST' : 'GET',
  clerk = inject('site').clerk,
): Promise<unknown> {
  const answer = await fetch(`${clerk}/_control${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!answer.ok) throw new Error(`${method} /_control${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Makes requests to Clerk go wrong until {@link mendClerk}. */
export async function breakClerk(...faults: Fault[]): Promise<void> {
  for (const fault of faults) await control('/faults', fault);
}

export async function mendClerk(): Promise<void> {
  await control('/faults', undefined, 'DELETE');
}
