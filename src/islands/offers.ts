/** From what Clerk knows of the reader to the one offer that fits: switch the organization, take the greater plan, join a team. */
import type { LoadedClerk } from '@clerk/shared/types';
import type { Offers } from '#src/theme/offers.ts';

export interface Offer {
  readonly text: string;
  readonly action?: { label: string; href: string } | { label: string; onClick: () => Promise<void> };
}

/** Organizations that are asked for their plan; each costs one request. */
const MOST = 5;

/** @returns the offer for this reader; undefined when the wall already says all there is to say */
export async function findOffer(clerk: LoadedClerk, offers: Offers): Promise<Offer | undefined> {
  const { words } = offers;
  const entitled = await entitledOrganization(clerk, offers);
  if (entitled) {
    return {
      text: words.switchText.replace('{organization}', entitled.name),
      action: {
        label: words.switchTo.replace('{organization}', entitled.name),
        onClick: () => clerk.setActive({ organization: entitled.id }),
      },
    };
  }
  const held = offers.upgrades.find(({ plan }) => clerk.session?.checkAuthorization({ plan }));
  if (held) return { text: held.text };
  const inNone = clerk.user?.organizationMemberships.length === 0;
  const forTeams = offers.teamPlans.length + offers.teamFeatures.length > 0;
  return inNone && forTeams
    ? { text: words.joinText, action: { label: words.join, href: '/team' } }
    : undefined;
}

/** The first organization of the reader, not the active one, in which what is needed is theirs. */
async function entitledOrganization(clerk: LoadedClerk, { staff, teamPlans, teamFeatures }: Offers) {
  const others = (clerk.user?.organizationMemberships ?? []).filter(
    ({ organization }) => organization.id !== clerk.organization?.id,
  );
  const own = others.find(({ organization }) => organization.id === staff?.organization);
  if (
    own &&
    (staff?.roles.includes(own.role) || own.permissions.some((name) => staff?.permissions.includes(name)))
  )
    return own.organization;
  if (teamPlans.length + teamFeatures.length === 0) return undefined;
  for (const { organization } of others.slice(0, MOST)) {
    // A membership does not tell the organization's plan; a token for that organization does, without switching to it.
    const token = await clerk.session?.getToken({ organizationId: organization.id }).catch(() => null);
    const { pla = '', fea = '' } = token ? claimsOf(token) : {};
    if (teamPlans.some((plan) => pla.split(',').includes(plan))) return organization;
    if (teamFeatures.some((feature) => fea.split(',').includes(feature))) return organization;
  }
  return undefined;
}

/** The claims of a token, unverified: they decide what is offered, never what is opened. */
function claimsOf(token: string): { pla?: string; fea?: string } {
  const payload = token.split('.')[1] ?? '';
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
}
