/** What Clerk's Backend API refuses, in the words of this site's API; Clerk's own texts stay in the log. */
import { type Refusal, refuse } from '../json.ts';

/** The part of Clerk's error that says what went wrong. */
interface ClerkProblem {
  readonly status?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly errors?: readonly { readonly code?: string }[];
}

/** Clerk answers these with several statuses; the code tells. */
const BY_CODE: Record<string, [error: Refusal, message: string]> = {
  duplicate_record: ['conflict', 'That address is invited already.'],
  already_a_member_in_organization: ['conflict', 'That address is a member already.'],
  organization_invitation_not_pending: ['conflict', 'That invitation is not open any more.'],
  organization_membership_quota_exceeded: ['conflict', 'The team has no seat left.'],
};

const BY_STATUS: Record<number, Refusal> = {
  400: 'bad-request',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'bad-request',
};

/** How long to wait when Clerk's rate limit does not say. */
const WAIT_SECONDS = 10;

/**
 * Makes a call to Clerk and answers with what comes back, or with the refusal.
 *
 * @param call a request to the Backend API; its answer goes through `toResponse`
 */
export async function answerFromClerk<Value>(
  call: Promise<Value>,
  toResponse: (value: Value) => Response,
): Promise<Response> {
  let value: Value;
  try {
    value = await call;
  } catch (error) {
    return refusalOf(error as ClerkProblem);
  }
  return toResponse(value);
}

function refusalOf({ status, retryAfter, errors = [] }: ClerkProblem): Response {
  if (status === 429) {
    const seconds = String(Math.ceil(retryAfter ?? WAIT_SECONDS));
    return refuse('too-many-requests', {}, { 'retry-after': seconds });
  }
  const code = errors[0]?.code ?? '';
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known) return refuse(known[0], { message: known[1] });
  const error = status ? BY_STATUS[status] : undefined;
  // A key that Clerk refuses, or Clerk itself failing, is nothing that the reader could mend.
  if (!error)
    console.error(`Clerk answered ${status ?? 'nothing'} to a request about invitations (${code}).`);
  return refuse(error ?? 'unavailable');
}
