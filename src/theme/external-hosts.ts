/** Other sites from which posts may show something: browsers load nothing from anywhere else (`Content-Security-Policy`). */
import { z } from 'astro/zod';

/** A name as DNS has it, of two labels or more; `*.` in front of it stands for all names below it. */
const HOST = /^(?:\*\.)?(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d](?::\d{1,5})?$/;

const hostSchema = z.string().regex(HOST, {
  error: 'must be a host in lower case, without "https://" and without a path, like "player.example.com".',
});

export const externalHostsSchema = z
  .strictObject({
    /** What `<Embed>` and `<iframe>` may load: players, maps. */
    frames: z.array(hostSchema).default([]),
    /** Pictures. Each tells the other site who reads what; a copy beside the post does not. */
    images: z.array(hostSchema).default([]),
    /** Recordings and films that lie elsewhere. No rule of this site locks them. */
    media: z.array(hostSchema).default([]),
  })
  .prefault({});

export type ExternalHosts = z.output<typeof externalHostsSchema>;
export type ExternalKind = keyof ExternalHosts;

/** Whether an address is on one of these hosts, as a policy in a browser decides it. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one));
}

/**
 * What an author is told of an address that browsers would refuse.
 *
 * @param host as `URL` has it, with its port if that is not the usual one
 * @returns undefined when the theme names the host
 */
export function externalProblem(
  kind: ExternalKind,
  host: string,
  hosts: ExternalHosts,
): readonly [problem: string, mend: string] | undefined {
  if (isAllowedHost(host, hosts[kind])) return undefined;
  const beside = kind === 'frames' ? '' : ', or keep a copy of the file beside the entry';
  return [
    `This comes from ${host}, which theme.config.ts does not name, so that browsers would not show it.`,
    `Write externalHosts: { ${kind}: ['${host}'] } there${beside}.`,
  ];
}
