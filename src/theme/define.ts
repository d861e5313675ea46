/** `defineTheme`: checks theme.config.ts when it is read, and says which key is wrong and how to mend it. */

import type { z } from 'astro/zod';
import { suggestion } from '#src/access/suggest.ts';
import { undeclaredNames } from './members.ts';
import { type Theme, type ThemeInput, themeSchema } from './schema.ts';

/**
 * The theme of a site, from what a creator writes in theme.config.ts.
 *
 * @param input see {@link ThemeInput}; an editor completes the keys
 * @returns the theme with defaults filled in, and `input` as it was written, for the types of its names
 * @throws an error whose message names every key that is wrong, and the fix
 */
export function defineTheme<const Input extends ThemeInput>(input: Input): Theme & { readonly input: Input } {
  const parsed = themeSchema.safeParse(input);
  const issues = parsed.success ? undeclaredNames(parsed.data) : parsed.error.issues.map(plainIssue);
  if (!parsed.success || issues.length > 0) {
    throw new Error(
      issues
        .map(({ path, message }) => `theme.config.ts: ${path.join('.') || 'theme'} ${message}`)
        .join('\n'),
    );
  }
  return Object.assign(parsed.data, { input });
}

function plainIssue(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = keysAt(issue.path);
    const where = issue.path.length > 0 ? `${issue.path.join('.')} ` : '';
    return {
      path: [`${where}has`],
      message: `the key "${key}", which does not exist. ${suggestion(key, known, 'Keys')}`,
    };
  }
  if (issue.code === 'invalid_value')
    return { path: issue.path, message: `must be one of: ${issue.values.join(', ')}.` };
  if (issue.code === 'invalid_type') return { path: issue.path, message: `must be a ${issue.expected}.` };
  return { path: issue.path, message: issue.message };
}

/** The keys that the schema knows at a path, for the list behind "did you mean". */
function keysAt(path: readonly PropertyKey[]): string[] {
  let schema: unknown = themeSchema;
  for (const key of path) schema = childOf(unwrap(schema), key);
  const object = unwrap(schema);
  return object && 'shape' in object ? Object.keys(object.shape as object) : [];
}

type Unwrapped = { shape?: Record<string, unknown>; valueType?: unknown; element?: unknown } | undefined;

/** The schema inside defaults, options and transforms. */
function unwrap(schema: unknown): Unwrapped {
  let inner = schema as { def?: { innerType?: unknown; in?: unknown } } | undefined;
  while (inner?.def?.innerType ?? inner?.def?.in)
    inner = (inner?.def?.innerType ?? inner?.def?.in) as typeof inner;
  return inner as Unwrapped;
}

function childOf(schema: Unwrapped, key: PropertyKey): unknown {
  return schema?.shape?.[String(key)] ?? schema?.valueType ?? schema?.element;
}
