/** What a log must not hold is taken out of a text: tokens, keys, cookies, and the addresses of people and machines. */

const SECRETS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // Signed tokens of any kind: three parts in base64url, of which the first two are JSON.
  [/eyJ[\w-]+\.[\w-]+\.?[\w-]*/g, '[token]'],
  [/\b(?:sk|pk)_(?:test|live)_[\w+/=-]+/g, '[key]'],
  [/\bwhsec_[\w+/=-]+/g, '[key]'],
  [/\b(?:mt|oat|ak|dvb|rfsh)_[\w-]{8,}/g, '[token]'],
  [/\b(__(?:session|client|clerk|refresh)\w*)=[^\s;&"']+/g, '$1=[token]'],
  [/\b(authorization|cookie|set-cookie)(["']?\s*[:=]\s*).+/gi, '$1$2[left out]'],
  [/\bBearer\s+\S+/gi, 'Bearer [token]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\b(?!(?:127|0)\.)\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]'],
  [/(?<![\w:])(?:[\da-f]{1,4}:){3,7}(?::?[\da-f]{1,4})+(?![\w:])/gi, '[address]'],
];

/** @returns the text, fit for a log */
export function redact(text: string): string {
  return SECRETS.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);
}
