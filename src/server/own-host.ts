/** Whether a `Host` header names this site: the one of SITE_URL, or loopback while only loopback is listened on. */
import { isLoopback, type Settings } from '#src/session/settings.ts';

const HOST = /^[a-z\d.:[\]-]+$/i;

export function isOwnHost(host: string | undefined, { origin, host: listening }: Settings): boolean {
  if (!host || !HOST.test(host)) return false;
  const { protocol, host: own } = new URL(origin);
  const asked = URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`) : undefined;
  if (!asked) return false;
  return asked.host === own || (isLoopback(listening) && isLoopback(asked.hostname));
}
