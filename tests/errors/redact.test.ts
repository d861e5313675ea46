/** What a log must not hold, and what it keeps. */
import { expect, test } from 'vitest';
import { redact } from '#src/errors/redact.ts';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJl-x_y';

test.each([
  [`jwt ${TOKEN} is bad`, 'jwt [token] is bad'],
  [`GET /posts?__clerk_handshake=abc.def&x=1`, 'GET /posts?__clerk_handshake=[token]&x=1'],
  [`__session=${TOKEN}; theme=dark`, '__session=[token]; theme=dark'],
  ['Cookie: a=b; c=d', 'Cookie: [left out]'],
  ['Authorization: Bearer abc', 'Authorization: [left out]'],
  ['sent Bearer abc.def', 'sent Bearer [token]'],
  ['key sk_live_0123456789', 'key [key]'],
  ['whsec_MTIzNDU2Nzg5MDEy', '[key]'],
  ['token mt_0123456789abcdef', 'token [token]'],
  ['ada+x@orchard.example wrote', '[e-mail] wrote'],
  ['from 203.0.113.9:443', 'from [address]:443'],
  ['from 2001:db8:0:1::7 again', 'from [address] again'],
])('%s', (text, fit) => {
  expect(redact(text)).toBe(fit);
});

test.each([
  'at render (file:///srv/site/dist/server/chunks/a_1.mjs:12:34)',
  '13:51:50 [ERROR] something',
  'listens on 127.0.0.1:4321',
  'version 22.18.0',
])('leaves %s', (text) => {
  expect(redact(text)).toBe(text);
});
