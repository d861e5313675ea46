/**
 * A grade for the headers of an answer, by the published rules of Mozilla's HTTP Observatory:
 * https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring (tests, modifiers, grades) and
 * https://github.com/mdn/mdn-http-observatory (`src/grader/charts.js`: the numbers; `src/analyzer/tests`: what earns them).
 * Own code, offline. Left out is what no answer alone can show: redirection from http, certificates, the preload list.
 */
export interface Graded {
  readonly grade: string;
  readonly score: number;
  /** What each test gave, in points. */
  readonly points: Readonly<Record<string, number>>;
}

/** "All websites start with a baseline score of 100"; bonuses count from 90 without them. */
const BASE = 100;
const BONUS_FROM = 90;
const GRADES: readonly (readonly [number, string])[] = [
  [100, 'A+'],
  [90, 'A'],
  [85, 'A-'],
  [80, 'B+'],
  [70, 'B'],
  [65, 'B-'],
  [60, 'C+'],
  [50, 'C'],
  [45, 'C-'],
  [40, 'D+'],
  [30, 'D'],
  [25, 'D-'],
];
const SIX_MONTHS_SECONDS = 15_768_000;
const BROAD = /^(?:ftp:|https?:|\*|https?:\/\/\*(?:\.\*)?)$/;

/** @param html the text of a page, for the test of its scripts; left out for other types */
export function grade(headers: Headers, html?: string): Graded {
  const points = {
    'content-security-policy': policyPoints(headers.get('content-security-policy')),
    cookies: Math.min(0, ...headers.getSetCookie().map(cookiePoints)),
    'cross-origin-resource-sharing': corsPoints(headers),
    'strict-transport-security': hstsPoints(headers.get('strict-transport-security')),
    'subresource-integrity': html === undefined ? 0 : scriptPoints(html),
    'x-content-type-options': headers.get('x-content-type-options') === 'nosniff' ? 0 : -5,
    'x-frame-options': framePoints(headers),
    'referrer-policy': oneOf(
      headers.get('referrer-policy'),
      ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'],
      5,
    ),
    'cross-origin-resource-policy': oneOf(
      headers.get('cross-origin-resource-policy'),
      ['same-origin', 'same-site'],
      10,
      ['cross-origin'],
    ),
    'cross-origin-opener-policy': oneOf(
      headers.get('cross-origin-opener-policy'),
      ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'],
      10,
      ['unsafe-none'],
    ),
  };
  const all = Object.values(points);
  const withoutBonus = BASE + sum(all.filter((one) => one < 0));
  const score = Math.max(0, withoutBonus < BONUS_FROM ? withoutBonus : BASE + sum(all));
  return { score, points, grade: GRADES.find(([least]) => score >= least)?.[1] ?? 'F' };
}

function policyPoints(policy: string | null): number {
  if (!policy) return -25;
  const directives = new Map<string, string[]>();
  for (const directive of policy.split(';')) {
    const [name = '', ...sources] = directive.trim().toLowerCase().split(/\s+/);
    if (name && !directives.has(name)) directives.set(name, sources);
  }
  const of = (name: string): string[] => {
    const sources = directives.get(name) ?? directives.get('default-src') ?? ['*'];
    const named = sources.some((source) => /^'(?:sha(?:256|384|512)|nonce)-/.test(source));
    return named ? sources.filter((source) => source !== "'unsafe-inline'") : sources;
  };
  const unsafe = (source: string): boolean =>
    BROAD.test(source) || source === "'unsafe-inline'" || source === 'data:';
  if (of('script-src').some(unsafe) || of('object-src').some((source) => BROAD.test(source))) return -20;
  const passive = new Set(['img-src', 'media-src']);
  const insecure = (source: string): boolean => /^(?:http|ftp):/.test(source);
  if ([...directives].some(([name, sources]) => !passive.has(name) && sources.some(insecure))) return -20;
  if ([...of('script-src'), ...of('style-src')].includes("'unsafe-eval'")) return -10;
  if ([...of('img-src'), ...of('media-src')].some(insecure)) return -10;
  if (of('style-src').some(unsafe)) return 0;
  return directives.get('default-src')?.join() === "'none'" ? 10 : 5;
}

/** A cookie of a session is one whose name says so. */
function cookiePoints(cookie: string): number {
  const session = /^[^=]*(?:login|sess)/i.test(cookie);
  if (!/;\s*secure/i.test(cookie)) return session ? -40 : -20;
  if (session && !/;\s*httponly/i.test(cookie)) return -30;
  return /;\s*samesite=(?!none|lax|strict)/i.test(cookie) ? -20 : 0;
}

function corsPoints(headers: Headers): number {
  const open = headers.get('access-control-allow-origin') !== null;
  return open && headers.get('access-control-allow-credentials') === 'true' ? -50 : 0;
}

function hstsPoints(header: string | null): number {
  const seconds = Number(/^\s*max-age=(\d+)/i.exec(header ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(seconds)) return -20;
  return seconds >= SIX_MONTHS_SECONDS ? 0 : -10;
}

function framePoints(headers: Headers): number {
  const ancestors = /(?:^|;)\s*frame-ancestors ([^;]*)/i.exec(
    headers.get('content-security-policy') ?? '',
  )?.[1];
  if (ancestors && !ancestors.split(/\s+/).some((source) => BROAD.test(source))) return 5;
  return /^(?:deny|sameorigin)$/i.test(headers.get('x-frame-options') ?? '') ? 5 : -20;
}

/** Scripts of the site's own origin need no integrity; those of others do. */
function scriptPoints(html: string): number {
  const foreign = [...html.matchAll(/<script[^>]*\ssrc="((?:https?:)?\/\/[^"]*)"[^>]*>/g)];
  if (foreign.length === 0) return 0;
  if (foreign.some(([, src = '']) => !src.startsWith('https:'))) return -50;
  return foreign.every(([tag]) => /\sintegrity="/.test(tag)) ? 5 : -5;
}

function oneOf(value: string | null, good: string[], points: number, neutral: string[] = []): number {
  if (value === null || neutral.includes(value)) return 0;
  return good.includes(value) ? points : -5;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
