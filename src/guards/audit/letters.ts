/** Text reduced to its letters and digits: what is left of a sentence in whatever form it leaves the server. */

/** For each code unit: 0 for what is left out, else its lower-case form. Halves of pairs are kept as they are. */
const TABLE = Uint16Array.from({ length: 65_536 }, (_, code) => {
  if (code >= 0xd8_00 && code <= 0xdf_ff) return code;
  const character = String.fromCharCode(code);
  if (!/[\p{L}\p{N}]/u.test(character)) return 0;
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
});

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

export function lettersOf(text: string): Uint16Array {
  const letters = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = TABLE[text.charCodeAt(at)];
    if (letter) letters[length++] = letter;
  }
  return letters.subarray(0, length);
}

/** How many letters and digits a text has. */
export function countLetters(text: string): number {
  return lettersOf(text).length;
}

/** The forms in which a sentence may stand in a document, each as letters: as it is, and without tags around its words. */
export function* formsOf(text: string): Generator<Uint16Array> {
  yield lettersOf(decodeAll(text));
  if (text.includes('<')) yield lettersOf(decodeEntities(text.replace(/<[^>]*>/g, '')));
  for (const hidden of encodedIn(text)) yield lettersOf(decodeAll(hidden));
}

/** Undoes what HTML, JSON and addresses do to a text; twice for JSON in an attribute. */
export function decodeAll(text: string): string {
  let plain = decodeEntities(decodeEntities(text));
  if (plain.includes('\\')) {
    plain = plain.replace(/\\+(?:u\{?([\da-f]{1,6})\}?|x([\da-f]{2})|[nrtbfv])/gi, (_, long, short) =>
      character(Number.parseInt(long ?? short ?? '20', 16)),
    );
  }
  if (plain.includes('%')) {
    plain = plain.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
      try {
        return decodeURIComponent(encoded);
      } catch {
        return encoded;
      }
    });
  }
  return plain;
}

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (entity, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? entity;
    return character(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

/** Long stretches of base64, as in data addresses and inline source maps. */
function* encodedIn(text: string): Generator<string> {
  // Each run of such letters is looked at once, from its beginning.
  for (const [encoded] of text.matchAll(/(?<![A-Za-z\d+/_-])[A-Za-z\d+/_-]{80,}={0,2}/g)) {
    const bytes = Buffer.from(encoded, 'base64');
    if (isText(bytes)) yield bytes.toString('utf8');
  }
}

function isText(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 64);
  return sample.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}

function character(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
}
