/** `/api/openapi.json`: the API described for machines (OpenAPI 3.1), from the schemas of its answers. */
import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import theme from '#theme';
import { answer } from '../answer.ts';
import { PATHS, REFERENCE } from './paths.ts';
import { named } from './schemas.ts';

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
    paths: PATHS,
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

/** Every schema under its own name, as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function schemas(): Record<string, unknown> {
  const known = z.toJSONSchema(named, { io: 'output', metadata: named, uri: (id) => REFERENCE + id });
  return Object.fromEntries(
    Object.entries(known.schemas).map(([id, { $id, $schema, id: _, ...schema }]) => [id, schema]),
  );
}
