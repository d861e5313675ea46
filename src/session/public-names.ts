/** Which variables would be sent to browsers although they hold a secret: those whose names begin with `PUBLIC_`. */

const PREFIX = 'PUBLIC_';

/** What secrets look like. The kind is named, the value never. */
const SECRETS: readonly [pattern: RegExp, kind: string][] = [
  [/^(?:sk|rk)_(?:test|live)_/, 'a secret key (sk_…)'],
  [/^whsec_/, 'a signing secret of webhooks (whsec_…)'],
  [/^ak_/, 'an API key (ak_…)'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
];

export interface PublicSecret {
  /** What is wrong, without the value. */
  readonly problem: string;
  readonly mend: string;
}

export function publicSecretsIn(variables: Readonly<Record<string, string | undefined>>): PublicSecret[] {
  return Object.entries(variables).flatMap(([name, value = '']) => {
    const kind = name.startsWith(PREFIX) && SECRETS.find(([pattern]) => pattern.test(value.trim()))?.[1];
    if (!kind) return [];
    return [
      {
        problem: `${name} holds ${kind}, and every variable that begins with PUBLIC_ is sent to browsers.`,
        mend: `Name it ${name.slice(PREFIX.length)}, and make a new one where this has been published.`,
      },
    ];
  });
}
