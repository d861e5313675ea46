/** The phrases of a piece of Markdown: stretches of text, code and attributes that come out of it as they went in. */

/** What a reader never gets in this form: addresses, tags, labels of footnotes, languages of code, expressions. */
const SEAMS = [
  /\]\([^)\s]*(?:\s+("[^"]*"|'[^']*'))?\s*\)/,
  /\]\[[^\]]*\]/,
  /\[\^[^\]]*\]:?/,
  /^\s*\[[^\]]+\]:\s+\S+.*$/m,
  /^\s*(?:```+|~~~+).*$/m,
  /\{[^{}]*\}/,
  /!?\[/,
];
const TAG = /<\/?[a-zA-Z][^<>]*>/g;
const TEXT_ATTRIBUTE = /\b(?:alt|title|caption|label|summary|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const SEAM = new RegExp(SEAMS.map(({ source }) => `(?:${source.replaceAll('(?:', '(?:')})`).join('|'), 'gm');
/** A line that ends a thought: a new paragraph, item, heading, row or line of code. */
const BREAK = /\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#{1,6}|\|)\s)/;

/** @returns the phrases, without those that have no letters */
export function phrasesOf(markdown: string): string[] {
  const attributes = [...markdown.matchAll(TAG)].flatMap(([tag]) =>
    [...tag.matchAll(TEXT_ATTRIBUTE)].map(([, double, single]) => double ?? single ?? ''),
  );
  const texts = markdown
    .replace(TAG, '\n\n')
    .split(BREAK)
    .flatMap((block) => block.replace(SEAM, '\u0000').split('\u0000'));
  return [...texts, ...attributes].map((text) => text.trim()).filter((text) => /[\p{L}\p{N}]/u.test(text));
}

/** The words of a text that are long enough to tell where they come from, in lower case. */
export function wordsOf(text: string): Set<string> {
  return new Set([...text.toLowerCase().matchAll(/[\p{L}]{7,}/gu)].map(([word]) => word));
}
