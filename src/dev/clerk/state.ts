/** Everything that the local Clerk remembers, as plain records in one JSON file. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Keys } from './keys.ts';
import type {
  CardRecord,
  CheckoutRecord,
  ClientRecord,
  InvitationRecord,
  ItemRecord,
  MembershipRecord,
  OrganizationRecord,
  PaymentRecord,
  SessionRecord,
  UserRecord,
  WaitlistRecord,
} from './records.ts';

const FORMAT = 1;

export interface State {
  format: typeof FORMAT;
  keys: Keys;
  siteOrganizationId: string;
  users: UserRecord[];
  clients: ClientRecord[];
  sessions: SessionRecord[];
  organizations: OrganizationRecord[];
  memberships: MembershipRecord[];
  invitations: InvitationRecord[];
  items: ItemRecord[];
  checkouts: CheckoutRecord[];
  cards: CardRecord[];
  payments: PaymentRecord[];
  waitlist: WaitlistRecord[];
}

/** A state in which nobody exists yet. */
export function emptyState(keys: Keys, siteOrganizationId: string): State {
  return {
    format: FORMAT,
    keys,
    siteOrganizationId,
    users: [],
    clients: [],
    sessions: [],
    organizations: [],
    memberships: [],
    invitations: [],
    items: [],
    checkouts: [],
    cards: [],
    payments: [],
    waitlist: [],
  };
}

/**
 * Reads the state file. Returns nothing when there is none.
 * @throws when the file is there but is not a state that this version can read
 */
export function loadState(file: string): State | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`The local Clerk cannot read its state file ${file}.`, { cause: error });
  }
  const hint = 'Delete the file to start over; the personas come back, other accounts do not.';
  let state: State;
  try {
    state = JSON.parse(text);
  } catch (error) {
    throw new Error(`The local Clerk's state file ${file} is not valid JSON. ${hint}`, { cause: error });
  }
  if (state.format !== FORMAT)
    throw new Error(`The local Clerk's state file ${file} was written by another version. ${hint}`);
  return state;
}

/** Gives a function that writes the state when it differs from what the file holds; a crash leaves the old file whole. */
export function stateWriter(file: string): (state: State) => void {
  let written = '';
  return (state) => {
    const text = `${JSON.stringify(state, null, 2)}\n`;
    if (text === written) return;
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, file);
    written = text;
  };
}
