/** Files for the style guide, which lie beside no entry. */
import type { CardImage } from '#src/library/card.ts';
import type { EntryFile } from '#src/mdx/entry-file.ts';

/** A file of no entry, which is served by nobody. */
function file(name: string, type: string, parts: Partial<EntryFile> = {}): EntryFile {
  return { url: '#main', name, type, bytes: 184_320, sources: [], ...parts };
}

const FIELD =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 8"><path fill="#c9d6df" d="M0 0h12v5H0z"/><path fill="#6f7f52" d="M0 5l5-1 7 1v3H0z"/></svg>';
export const PICTURE: CardImage = {
  ...file('field.svg', 'image/svg+xml', { width: 1200, height: 800 }),
  url: `data:image/svg+xml,${encodeURIComponent(FIELD)}`,
  alt: 'A field under a pale sky',
};
/** Nobody listens here: a player without sound. */
export const RECORDING = file('sample.wav', 'audio/wav', {
  url: 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IA==',
});
export const SHEET = file('sheet.pdf', 'application/pdf');
