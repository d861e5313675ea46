/** Where a request is: always on the site's own origin, whatever the client says of hosts and protocols. */
import type { IncomingMessage } from 'node:http';
import type { Settings } from '#src/session/settings.ts';

const FORWARDED =
  /^(?:forwarded|via|x-forwarded-.*|x-real-ip|(?:cf|true|fastly|x)-(?:connecting|client)-ip|x-original-.*|x-rewrite-.*|x-http-method.*|cloudfront-.*|x-astro-.*|x-middleware-.*|clerk-.*|x-clerk-.*)$/;

/**
 * Replaces everything that speaks of hosts by the site's origin, in the headers that Astro and Clerk read.
 * The client's address survives only when a trusted proxy gave it.
 */
export function adoptOrigin(request: IncomingMessage, settings: Settings): void {
  const { host, protocol } = new URL(settings.origin);
  const peer = peerOf(request);
  const forwardedFor = isTrusted(request, settings) ? lastOf(request.headers['x-forwarded-for']) : undefined;
  for (const name of Object.keys(request.headers)) {
    if (FORWARDED.test(name)) delete request.headers[name];
  }
  request.headers.host = host;
  request.headers['x-forwarded-host'] = host;
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  request.headers['x-forwarded-for'] = forwardedFor ?? peer;
}

/** Whether a request comes from a proxy whose forwarded headers count. */
export function isTrusted(request: IncomingMessage, { trustProxy }: Settings): boolean {
  return trustProxy.length > 0 && trustProxy.includes(peerOf(request));
}

/** The host that the client asked for: a proxy that is trusted may say so, and name itself in `Host`. */
export function askedHost(request: IncomingMessage, settings: Settings): string | undefined {
  const forwarded = isTrusted(request, settings) ? request.headers['x-forwarded-host'] : undefined;
  return forwarded === undefined ? request.headers.host : [forwarded].flat().join();
}

function peerOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

/** The address that the trusted proxy itself saw: proxies append to the list. */
function lastOf(header: string | string[] | undefined): string | undefined {
  return [header ?? []].flat().join(',').split(',').at(-1)?.trim() || undefined;
}
