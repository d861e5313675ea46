/** The policies of prerendered pages, which name their inline scripts: the build keeps them beside the pages, for their headers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What @astrojs/node writes with `staticHeaders`. */
type HeadersFile = { pathname: string; headers: { key: string; value: string }[] }[];

const FILE = '_headers.json';
const POLICY = 'content-security-policy';

/**
 * @param clientFolder of the built static files
 * @returns from the path of a prerendered page to the policy that Astro wrote for it
 */
export function prerenderedPolicies(clientFolder: string): ReadonlyMap<string, string> {
  const file = join(clientFolder, '..', FILE);
  const pages: HeadersFile = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  return new Map(
    pages.flatMap(({ pathname, headers }) =>
      headers
        .filter(({ key }) => key.toLowerCase() === POLICY)
        .map(({ value }) => [pathname, value] as const),
    ),
  );
}
