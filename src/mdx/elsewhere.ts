/** Finds what a body shows from other sites: frames, pictures, recordings. Browsers load it only from hosts that the theme names. */
import { lineOf } from './draft.ts';
import { DYNAMIC, staticValueOf } from './javascript.ts';
import type { TreeNode } from './tree.ts';

export interface ShownFromElsewhere {
  readonly kind: 'frames' | 'images' | 'media';
  readonly host: string;
  readonly line: number | undefined;
}

/** The elements that load something by themselves, and by which attributes. */
const LOADING: Readonly<
  Record<string, readonly (readonly [attribute: string, kind: ShownFromElsewhere['kind']])[]>
> = {
  Embed: [['src', 'frames']],
  iframe: [['src', 'frames']],
  img: [['src', 'images']],
  Audio: [['src', 'media']],
  audio: [['src', 'media']],
  source: [['src', 'media']],
  track: [['src', 'media']],
  Video: [
    ['src', 'media'],
    ['poster', 'images'],
  ],
  video: [
    ['src', 'media'],
    ['poster', 'images'],
  ],
};

/** @param root before it is cut; what is computed is left to the browser, which refuses it all the same */
export function shownFromElsewhere(root: TreeNode): ShownFromElsewhere[] {
  const definitions = new Map<string, string>();
  visit(root, ({ type, identifier = '', url = '' }) => {
    if (type === 'definition') definitions.set(identifier, url);
  });
  const found: ShownFromElsewhere[] = [];
  const add = (kind: ShownFromElsewhere['kind'], url: unknown, node: TreeNode) => {
    const host = typeof url === 'string' ? hostOf(url) : undefined;
    if (host) found.push({ kind, host, line: lineOf(node) });
  };
  visit(root, (node) => {
    if (node.type === 'image') add('images', node.url, node);
    if (node.type === 'imageReference') add('images', definitions.get(node.identifier ?? ''), node);
    const loads = node.name && Object.hasOwn(LOADING, node.name) ? LOADING[node.name] : undefined;
    for (const [attribute, kind] of loads ?? []) add(kind, attributeOf(node, attribute), node);
  });
  return found;
}

function visit(node: TreeNode, look: (node: TreeNode) => void): void {
  look(node);
  for (const child of node.children ?? []) visit(child, look);
}

function attributeOf({ attributes = [] }: TreeNode, name: string): unknown {
  const attribute = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  const value = attribute?.value;
  if (typeof value !== 'object' || !value) return value;
  const known = staticValueOf(value.value);
  return known === DYNAMIC ? undefined : known;
}

/** The host of a whole address; of none that lies on this site. */
function hostOf(url: string): string | undefined {
  if (!/^(?:https?:)?\/\//i.test(url) || !URL.canParse(url, 'https://site.invalid')) return undefined;
  return new URL(url, 'https://site.invalid').host;
}
