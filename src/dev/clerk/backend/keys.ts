/** Backend API: the public key, what is behind a handshake's nonce, and the tokens with which tests are not taken for robots. */
import { notFound } from '../errors.ts';
import { takeHandshake } from '../frontend/handshake.ts';
import { newId, seconds } from '../ids.ts';
import { toJwk } from '../keys.ts';
import { backendRouter } from './server.ts';

const TESTING_SECONDS = 3600;

export const keyRoutes = backendRouter()
  .get('/jwks', (c) => c.json({ keys: [toJwk(c.var.instance.state.keys)] }))
  .post('/testing_tokens', (c) => {
    const expires_at = seconds() + TESTING_SECONDS;
    return c.json({ object: 'testing_token', token: newId('testing'), expires_at });
  })
  .get('/clients/handshake_payload', (c) => {
    const directives = takeHandshake(c.req.query('nonce') ?? '');
    if (!directives) throw notFound('handshake');
    return c.json({ directives });
  });
