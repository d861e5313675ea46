/** Every address of the API: what may be asked of it, and which answers there are. Long, because it is a list. */
import { z } from 'astro/zod';
import { invitationSchema } from '#src/session/teams/invitations.ts';
import { ACCESS_FILTERS, MAX_CHARACTERS, MAX_PAGE } from '../search/query.ts';
import './team-schemas.ts';

export const REFERENCE = '#/components/schemas/';

const TEXT = { type: 'string', minLength: 1, maxLength: 100 };
const SIGN_IN = [{ bearer: [] }, { cookie: [] }];

const posts = {
  '/api/posts': {
    get: operation('listPosts', 'Cards of the posts that the viewer may know of, newest first', {
      parameters: [
        parameter('page', { type: 'integer', minimum: 1, maximum: 100_000, default: 1 }),
        parameter('perPage', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
        ...['tag', 'author', 'series'].map((name) => parameter(name, TEXT)),
        parameter('year', { type: 'integer', minimum: 1, maximum: 9999 }),
      ],
      responses: {
        200: response('A page of cards', 'PostList'),
        400: response('The query is not valid', 'Problem'),
      },
    }),
  },
  '/api/posts/{id}': {
    get: operation('readPost', 'One post, as far as it is open to the viewer', {
      parameters: [inPath('id')],
      responses: {
        200: response('The post is open', 'Post'),
        401: response('The post is locked, and nobody is signed in', 'Locked'),
        403: response('The post is locked for this viewer', 'Locked'),
        404: response('There is no such post, or none that this viewer may know of', 'Problem'),
      },
    }),
  },
  '/api/search': {
    get: operation('search', 'Entries that have all words of a query, the best first', {
      parameters: [
        parameter('q', { type: 'string', maxLength: MAX_CHARACTERS }),
        parameter('tag', { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
        parameter('access', { type: 'string', enum: [...ACCESS_FILTERS] }),
        parameter('page', { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 1 }),
      ],
      responses: {
        200: response('What was found', 'SearchAnswer'),
        400: response('The query is not valid, or asks for nothing', 'SearchProblem'),
      },
    }),
  },
  '/api/me': {
    get: operation('readHoldings', 'What the viewer holds', {
      responses: { 200: response('Plans, features, roles and permissions', 'Holdings') },
    }),
  },
};

const ofTeam = {
  401: response('Nobody is signed in', 'Refusal'),
  403: response(
    'The session is not that of a team’s admin, or the request comes from another site',
    'Refusal',
  ),
  429: response('Too often; Retry-After says how many seconds to wait', 'Refusal'),
  503: response('The accounts service does not answer', 'Refusal'),
};

const teams = {
  '/api/studio/entries': {
    get: operation('listStudio', 'Every entry with its rule and state, for the staff', {
      security: SIGN_IN,
      responses: {
        200: response('Entries', 'StudioEntries'),
        401: response('Nobody is signed in', 'Refusal'),
        403: response('The studio is closed to this viewer', 'Refusal'),
      },
    }),
  },
  '/api/team/invitations': {
    get: operation('listInvitations', 'Open invitations of the session’s team', {
      security: SIGN_IN,
      responses: { 200: response('Invitations', 'InvitationList'), ...ofTeam },
    }),
    post: operation('invite', 'Invites somebody to the session’s team', {
      security: SIGN_IN,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: bodySchema(invitationSchema) } },
      },
      responses: {
        201: response('The invitation; Location is its address', 'OneInvitation'),
        400: response('The body is not valid', 'Refusal'),
        ...ofTeam,
        409: response('Invited or a member already, or no seat is left', 'Refusal'),
      },
    }),
  },
  '/api/team/invitations/{id}': {
    delete: operation('revokeInvitation', 'Takes back an open invitation', {
      security: SIGN_IN,
      parameters: [inPath('id')],
      responses: {
        200: response('The invitation as it is now', 'OneInvitation'),
        ...ofTeam,
        404: response('The team has no such invitation', 'Refusal'),
        409: response('It is not open any more', 'Refusal'),
      },
    }),
  },
};

const ofClerk = {
  '/api/clerk': {
    get: operation('readClerkSettings', 'For prerendered pages: which Clerk the browser talks to', {
      responses: { 200: response('Public settings', 'ClerkSettings') },
    }),
  },
  '/api/webhooks/clerk': {
    post: operation('takeMessage', 'Where Clerk reports changes; the signature of each message is checked', {
      security: [],
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      responses: {
        200: response('The message is taken, or has been before', 'MessageTaken'),
        400: response('The signature is not Clerk’s', 'MessageRefused'),
        404: response('No signing secret is configured', 'MessageRefused'),
        413: response('The message is too large', 'MessageRefused'),
      },
    }),
  },
};

export const PATHS = { ...posts, ...teams, ...ofClerk };

interface Operation {
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  /** Left out where anonymous requests are answered as well. */
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<number, object>>;
}

function operation(operationId: string, summary: string, { responses, ...rest }: Operation) {
  const failed = response('Something broke here', 'Failure');
  return { operationId, summary, ...rest, responses: { ...responses, 500: failed } };
}

function parameter(name: string, schema: object) {
  return { name, in: 'query', schema };
}

function inPath(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}

function response(description: string, schema: string) {
  return { description, content: { 'application/json': { schema: { $ref: REFERENCE + schema } } } };
}

function bodySchema(schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
