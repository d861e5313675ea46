/** The files beside the demo publication's posts: who may have each, and its address. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PERSONAS, type Persona } from '../harness/session.ts';

export interface DemoFile {
  /** From `content` on. */
  readonly path: string;
  readonly type: string;
  readonly opens: readonly Persona[];
}

const EVERYONE = PERSONAS;

export const FILES: readonly DemoFile[] = [
  { path: 'posts/a-wall-is-a-slow-stove/espalier.webp', type: 'image/webp', opens: EVERYONE },
  { path: 'posts/the-apple-room/shelves.webp', type: 'image/webp', opens: EVERYONE },
  { path: 'posts/the-sound-of-ripe/melon.webp', type: 'image/webp', opens: EVERYONE },
  { path: 'posts/the-sound-of-ripe/five-knocks.wav', type: 'audio/wav', opens: ['pro'] },
  { path: 'posts/storing-pears/from-the-core.webp', type: 'image/webp', opens: EVERYONE },
  { path: 'posts/storing-pears/the-neck.webp', type: 'image/webp', opens: ['supporter', 'pro', 'editor'] },
  { path: 'posts/planting-maiden-whips/eight-sticks.webp', type: 'image/webp', opens: EVERYONE },
  { path: 'posts/planting-maiden-whips/the-hole.webp', type: 'image/webp', opens: ['supporter', 'pro'] },
  {
    path: 'posts/planting-maiden-whips/planting-sheet.pdf',
    type: 'application/pdf',
    opens: ['supporter', 'pro'],
  },
];

/**
 * The address of a file beside an entry with a folder of its own.
 *
 * @param variant width and format of a smaller form: `400.avif`
 */
export function addressIn(content: string, path: string, variant?: string): string {
  const hash = createHash('sha256')
    .update(readFileSync(`${content}/${path}`))
    .digest('hex')
    .slice(0, 16);
  const [, stem, ending] = /^(.*)\.(\w+)$/.exec(path) ?? [];
  return `/media/${stem}.${hash}${variant ? `-${variant}` : `.${ending}`}`;
}
