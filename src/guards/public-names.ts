/** Rule: no secret has a name that begins with `PUBLIC_`; the build writes those into scripts for browsers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { publicSecretsIn } from '#src/session/public-names.ts';
import type { Problem } from './problem.ts';

const FILES = ['.env', '.env.local', '.env.production', '.env.production.local'];

type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets in the environment of a build, and in the files that it may be read from. */
export function publicSecrets(root: string, environment: Environment): Problem[] {
  const inFiles = FILES.filter((file) => existsSync(join(root, file))).map(
    (file) => [file, parseEnv(readFileSync(join(root, file), 'utf8'))] as const,
  );
  return [...inFiles, ['the environment', environment] as const].flatMap(([file, variables]) =>
    publicSecretsIn(variables).map((secret) => ({ file, ...secret })),
  );
}
