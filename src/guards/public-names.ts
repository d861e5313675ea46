/** Rule: no secret has a name that begins with `PUBLIC_`; the build writes those into scripts for browsers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Problem } from './problem.ts';

const FILES = ['.env', '.env.local', '.env.production', '.env.production.local'];
const PREFIX = 'PUBLIC_';

/** What secrets look like. The kind is named, the value never. */
const SECRETS: readonly [pattern: RegExp, kind: string][] = [
  [/^(?:sk|rk)_(?:test|live)_/, 'a secret key (sk_…)'],
  [/^whsec_/, 'a signing secret of webhooks (whsec_…)'],
  [/^ak_/, 'an API key (ak_…)'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
];

type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets in the environment of a build, and in the files that it may be read from. */
export function publicSecrets(root: string, environment: Environment): Problem[] {
  const files = FILES.filter((file) => existsSync(join(root, file)));
  return [
    ...files.flatMap((file) => secretsIn(parseEnv(readFileSync(join(root, file), 'utf8')), file)),
    ...secretsIn(environment, 'the environment'),
  ];
}

function secretsIn(variables: Environment, file: string): Problem[] {
  return Object.entries(variables).flatMap(([name, value = '']) => {
    const kind = name.startsWith(PREFIX) && SECRETS.find(([pattern]) => pattern.test(value.trim()))?.[1];
    if (!kind) return [];
    return [
      {
        file,
        problem: `${name} holds ${kind}, and every variable that begins with PUBLIC_ is sent to browsers.`,
        mend: `Name it ${name.slice(PREFIX.length)}, and make a new one where this has been published.`,
      },
    ];
  });
}
