/** A service beside the site that answers signed-in readers only. Run it with `CLERK_JWT_KEY`, `SITE_URL` and `PORT` set. */
import { createServer, type IncomingMessage } from 'node:http';
import { verifyToken } from '@clerk/backend';

const { CLERK_JWT_KEY: jwtKey = '', SITE_URL: site = '', PORT = '8787' } = process.env;

const server = createServer(async (request, response) => {
  response.setHeader('access-control-allow-origin', site);
  response.setHeader('access-control-allow-headers', 'authorization');
  response.setHeader('content-type', 'application/json');
  const reader = await readerOf(request);
  // A browser asks first whether it may send the token: that question carries none.
  response.statusCode = request.method === 'OPTIONS' ? 204 : reader ? 200 : 401;
  response.end(response.statusCode === 204 ? '' : JSON.stringify(reader ?? { error: 'unauthenticated' }));
});

/** Who asks, by a token that is signed, in time, and made for this site; anything else is nobody. */
async function readerOf(request: IncomingMessage): Promise<{ id: string; plans: string[] } | undefined> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return undefined;
  try {
    const claims = await verifyToken(token, { jwtKey, authorizedParties: [site] });
    const plans = String((claims as { pla?: unknown }).pla ?? '');
    return { id: claims.sub, plans: plans.split(',').filter(Boolean) };
  } catch {
    return undefined;
  }
}

server.listen(Number(PORT), '127.0.0.1', () => console.log(`Listening on ${PORT}.`));
