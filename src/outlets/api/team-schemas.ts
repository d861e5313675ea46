/** The shapes of what the API answers to the staff and to a team's admins, and of every refusal there. */
import { z } from 'astro/zod';
import { access, named } from './schemas.ts';

export const studioEntries = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        collection: z.enum(['posts', 'pages']),
        id: z.string(),
        url: z.url(),
        title: z.string(),
        published: z.iso.datetime(),
        access,
        opensOn: z.iso.datetime().optional(),
        state: z.enum(['public', 'locked', 'hidden', 'future', 'draft']),
        isReachable: z.boolean().describe('Whether its page answers the viewer of this request.'),
      }),
    ),
  })
  .register(named, { id: 'StudioEntries', description: 'Every entry, with its rule and state.' });

const invitation = z
  .strictObject({
    id: z.string(),
    email: z.string(),
    role: z.string(),
    status: z.string(),
    created: z.iso.datetime(),
  })
  .register(named, { id: 'Invitation', description: 'An invitation to the team of the session.' });

z.strictObject({ total: z.int().min(0), invitations: z.array(invitation) }).register(named, {
  id: 'InvitationList',
});
z.strictObject({ invitation }).register(named, { id: 'OneInvitation' });

z.strictObject({
  error: z.enum([
    'bad-request',
    'unauthenticated',
    'forbidden',
    'not-found',
    'method-not-allowed',
    'conflict',
    'too-many-requests',
    'unavailable',
  ]),
  message: z.string().optional(),
  need: z.union([access, z.enum(['team', 'team-admin'])]).optional(),
}).register(named, { id: 'Refusal', description: 'Why a request for a team or the staff is refused.' });

z.strictObject({ error: z.literal('failed'), id: z.string() }).register(named, {
  id: 'Failure',
  description: 'Something broke here. The log has more under this id.',
});

z.strictObject({ publishableKey: z.string(), proxyUrl: z.string().optional() }).register(named, {
  id: 'ClerkSettings',
  description: 'Which Clerk the browser talks to, and by which way.',
});

z.strictObject({ state: z.enum(['fresh', 'repeated']) }).register(named, { id: 'MessageTaken' });
z.strictObject({ error: z.enum(['not-configured', 'too-large', 'invalid-signature']) }).register(named, {
  id: 'MessageRefused',
});

export type StudioEntries = z.output<typeof studioEntries>;
