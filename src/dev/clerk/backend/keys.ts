/** Backend API: the public key, and what is behind a handshake's nonce. */
import { notFound } from '../errors.ts';
import { takeHandshake } from '../frontend/handshake.ts';
import { toJwk } from '../keys.ts';
import { backendRouter } from './server.ts';

export const keyRoutes = backendRouter()
  .get('/jwks', (c) => c.json({ keys: [toJwk(c.var.instance.state.keys)] }))
  .get('/clients/handshake_payload', (c) => {
    const directives = takeHandshake(c.req.query('nonce') ?? '');
    if (!directives) throw notFound('handshake');
    return c.json({ directives });
  });
