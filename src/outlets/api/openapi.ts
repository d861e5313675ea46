/** `/api/openapi.json`: the API described for machines (OpenAPI 3.1), from the schemas of its answers. */
import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import theme from '#theme';
import { answer } from '../answer.ts';
import { named } from './schemas.ts';

const REFERENCE = '#/components/schemas/';

export function openapi(context: APIContext): Response {
  const body = `${JSON.stringify(document(context.url.origin), undefined, 1)}\n`;
  return answer(context, { body, type: 'application/json; charset=utf-8' });
}

function document(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: theme.name,
      version: '1',
      description: 'What a reader may know of and read here. Every answer is for the viewer of its request.',
    },
    servers: [{ url: origin }],
    // Anonymous requests are answered as well: `{}` stands for them.
    security: [{}, { bearer: [] }, { cookie: [] }],
    paths: {
      '/api/posts': {
        get: {
          operationId: 'listPosts',
          summary: 'Cards of the posts that the viewer may know of, newest first',
          parameters: [
            parameter('page', { type: 'integer', minimum: 1, maximum: 100_000, default: 1 }),
            parameter('perPage', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
            ...['tag', 'author', 'series'].map((name) =>
              parameter(name, { type: 'string', minLength: 1, maxLength: 100 }),
            ),
            parameter('year', { type: 'integer', minimum: 1, maximum: 9999 }),
          ],
          responses: {
            200: response('A page of cards', 'PostList'),
            400: response('The query is not valid', 'Problem'),
          },
        },
      },
      '/api/posts/{id}': {
        get: {
          operationId: 'readPost',
          summary: 'One post, as far as it is open to the viewer',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: response('The post is open', 'Post'),
            401: response('The post is locked, and nobody is signed in', 'Locked'),
            403: response('The post is locked for this viewer', 'Locked'),
            404: response('There is no such post, or none that this viewer may know of', 'Problem'),
          },
        },
      },
      '/api/me': {
        get: {
          operationId: 'readHoldings',
          summary: 'What the viewer holds',
          responses: { 200: response('Plans, features, roles and permissions', 'Holdings') },
        },
      },
    },
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A session token of Clerk.',
        },
        cookie: { type: 'apiKey', in: 'cookie', name: '__session' },
      },
      schemas: schemas(),
    },
  };
}

function parameter(name: string, schema: Record<string, unknown>) {
  return { name, in: 'query', schema };
}

function response(description: string, schema: string) {
  return { description, content: { 'application/json': { schema: { $ref: REFERENCE + schema } } } };
}

/** Every schema under its own name, as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function schemas(): Record<string, unknown> {
  const known = z.toJSONSchema(named, { io: 'output', metadata: named, uri: (id) => REFERENCE + id });
  return Object.fromEntries(
    Object.entries(known.schemas).map(([id, { $id, $schema, id: _, ...schema }]) => [id, schema]),
  );
}
