/** A reader whom no other test knows: signed up at the local Clerk as clerk-js would, with teams made, joined and paid for. */
import { inject } from 'vitest';
import { cookiesFor } from './session.ts';

/** That of every persona, so that `signIn` of page.ts does for these readers too. */
const PASSWORD = 'letmein-locally';
const CODE = '424242';

export interface Team {
  readonly id: string;
  readonly slug: string;
}

// biome-ignore lint/suspicious/noExplicitAny: Clerk's answers have many shapes; each call picks out what it is about.
type Answer = any;

let count = 0;

export class Account {
  readonly email: string;
  #cookie = '';

  private constructor(email: string) {
    this.email = email;
  }

  /** Signs a reader up. */
  static async create(): Promise<Account> {
    count += 1;
    const account = new Account(`account-${process.pid}-${count}-${Date.now()}@example.test`);
    const { response } = await account.post('/client/sign_ups', {
      email_address: account.email,
      password: PASSWORD,
    });
    const path = `/client/sign_ups/${response.id}`;
    await account.post(`${path}/prepare_verification`, { strategy: 'email_code' });
    await account.post(`${path}/attempt_verification`, { strategy: 'email_code', code: CODE });
    return account;
  }

  /** Makes a team of which this reader is the admin. */
  async createTeam(name: string): Promise<Team> {
    const { response } = await this.post('/organizations', { name });
    return { id: response.id, slug: response.slug };
  }

  /** Makes a team the active one. @param team without it, the reader's own account */
  async activate(team?: Team): Promise<void> {
    const { id } = await this.#session();
    await this.post(`/client/sessions/${id}/touch`, { active_organization_id: team?.id ?? '' });
  }

  async invite(team: Team, guest: Account, role = 'org:member'): Promise<void> {
    await this.post(`/organizations/${team.id}/invitations/bulk`, { email_address: guest.email, role });
  }

  /** Accepts the invitation to a team, and makes that team the active one. */
  async join(team: Team): Promise<void> {
    const { response } = await this.#call('GET', '/me/organization_invitations?status=pending&limit=50');
    const mine = response.data.find((one: Answer) => one.public_organization_data.id === team.id);
    await this.post(`/me/organization_invitations/${mine.id}/accept`);
    await this.activate(team);
  }

  async changeRole(team: Team, member: Account, role: string): Promise<void> {
    await this.post(`/organizations/${team.id}/memberships/${await member.userId()}?_method=PATCH`, { role });
  }

  async remove(team: Team, member: Account): Promise<void> {
    await this.post(`/organizations/${team.id}/memberships/${await member.userId()}?_method=DELETE`);
  }

  /** Pays for the team's plan with its test card. */
  async buyTeamPlan(team: Team): Promise<void> {
    const billing = `/organizations/${team.id}/billing`;
    const cards = await this.#call('GET', `${billing}/payment_methods`);
    const checkout = await this.post(`${billing}/checkouts`, {
      plan_id: 'cplan_organization_team',
      plan_period: 'month',
    });
    await this.post(`${billing}/checkouts/${checkout.response.id}/confirm?_method=PATCH`, {
      payment_method_id: cards.response.data[0].id,
      gateway: 'stripe',
    });
  }

  /** A token as clerk-js would get it at this moment. */
  async token(): Promise<string> {
    return (await this.#session()).last_active_token.jwt;
  }

  /** Asks the site for a path with this reader's session cookies. Redirects are not followed. */
  async visit(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { cookie: cookiesFor(await this.token()), ...(init.headers as Record<string, string>) };
    return fetch(inject('site').origin + path, { redirect: 'manual', ...init, headers });
  }

  async userId(): Promise<string> {
    return (await this.#session()).user.id;
  }

  post(path: string, form: Record<string, string> = {}): Promise<Answer> {
    return this.#call('POST', path, new URLSearchParams(form));
  }

  async #session(): Promise<Answer> {
    const { sessions, last_active_session_id } = (await this.#call('GET', '/client')).response;
    return sessions.find((one: Answer) => one.id === last_active_session_id);
  }

  async #call(method: string, path: string, body?: URLSearchParams): Promise<Answer> {
    const { clerk, origin } = inject('site');
    const response = await fetch(`${clerk}/v1${path}`, {
      method,
      headers: { origin, cookie: this.#cookie },
      ...(body && { body }),
    });
    const client = response.headers.getSetCookie().find((line) => line.startsWith('__client='));
    if (client) this.#cookie = client.split(';')[0] ?? '';
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }
}
