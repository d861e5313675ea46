/** Clerk's texts in the theme's language: of all that Clerk has translated, only this one, and only what is not English anyway. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const PACKAGE = '@clerk/localizations';
/** What Clerk's components say by themselves. */
const BUILT_IN = 'en-US';

/**
 * @param locale BCP 47 tag of the theme; one without a region takes the first that Clerk has of its language
 * @returns plain data for clerk-js, or undefined when Clerk says it so already, or has not been translated
 */
export async function clerkTexts(locale: string): Promise<object | undefined> {
  const tag = nearestLocale(locale, translatedLocales());
  if (!tag || tag === BUILT_IN) return undefined;
  return differences(await textsOf(tag), await textsOf(BUILT_IN)) as object;
}

/** The tags that Clerk has been translated to. */
export function translatedLocales(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve(PACKAGE));
  return readdirSync(folder).flatMap((file) => /^([a-z]{2}-[A-Z]{2})\.mjs$/.exec(file)?.[1] ?? []);
}

/** The very locale, else the country of the language's own name, else any of the language. */
export function nearestLocale(locale: string, tags: readonly string[]): string | undefined {
  const { language, region } = new Intl.Locale(locale).maximize();
  const ofLanguage = tags.filter((tag) => tag.startsWith(`${language}-`));
  return ofLanguage.find((tag) => tag.endsWith(`-${region}`)) ?? ofLanguage[0];
}

async function textsOf(tag: string): Promise<object> {
  const module = (await import(/* @vite-ignore */ `${PACKAGE}/${tag}`)) as Record<string, object>;
  return module[tag.replace('-', '')] ?? {};
}

function differences(texts: unknown, from: unknown): unknown {
  if (typeof texts !== 'object' || texts === null) return texts === from ? undefined : texts;
  const known = (from ?? {}) as Record<string, unknown>;
  const own = Object.entries(texts)
    .map(([key, text]) => [key, differences(text, known[key])] as const)
    .filter(([, text]) => text !== undefined);
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}
