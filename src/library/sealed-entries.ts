/**
 * The library's third door: whole texts, each under the seal that opens it. It is there for the index of search alone,
 * because an index is made before anybody asks; a test keeps every other file from using it.
 */
import { render } from 'astro:content';
import type { Rule } from '#src/access/rule.ts';
import { BODY, type Owner, readParts } from '#src/mdx/parts.ts';
import type { KeptBody } from '#src/mdx/texts.ts';
import { type Gated, loadEntries } from './entries.ts';
import type { Seal } from './seal.ts';
import { readFiledBodies, readFiledBody } from './text-file.ts';

export interface SealedText {
  readonly seal: Seal;
  readonly text: string;
}

export interface SealedEntry {
  readonly collection: 'posts' | 'pages';
  readonly id: string;
  /** What guards the entry itself, for filters. */
  readonly rule: Rule;
  readonly tags: readonly string[];
  /** What the card says, under the seal of the entry's existence: to some viewers a hidden entry is not there. */
  readonly card: {
    readonly seal: Seal;
    readonly title: string;
    readonly description: string;
    readonly others: string;
  };
  /** The parts of the body, as they stand in it. */
  readonly parts: readonly SealedText[];
  /** Their texts once more, in the same order: whoever shows a passage of one need not keep all of them. */
  readonly readTexts: () => Promise<readonly string[]>;
}

/** Every entry that production readers may meet one day, newest first. Bodies are read one after the other. */
export async function* sealedEntries(): AsyncGenerator<SealedEntry> {
  const { posts, pages, authors } = await loadEntries();
  const shelved: Gated[] = [...posts.values(), ...pages.values()];
  const places = new Map(shelved.map((entry, index) => [entry.filePath, index]));
  const sealed = new Map<number, SealedEntry>();
  let next = 0;
  for await (const { file, body, readBody } of bodiesOf(shelved)) {
    const place = places.get(file);
    const entry = place === undefined ? undefined : shelved[place];
    if (place === undefined || !entry) continue;
    const author =
      entry.collection === 'posts' && entry.data.author ? authors.get(entry.data.author) : undefined;
    sealed.set(place, sealEntry(entry, body, readBody, author?.data.name));
    // In the order of the shelf, whatever the order of the file.
    for (let ready = sealed.get(next); ready; ready = sealed.get(next)) {
      yield ready;
      sealed.delete(next);
      next += 1;
    }
  }
  if (next < shelved.length) {
    throw new Error(
      `${shelved[next]?.filePath}: its text is missing from the build, so search has nothing to read. Run npm run build again.`,
    );
  }
}

function sealEntry(
  entry: Gated,
  { parts, texts }: KeptBody<Rule>,
  readBody: Body['readBody'],
  author = '',
): SealedEntry {
  const { rule, whenLocked, pubDate, title, description } = entry.data;
  const post = entry.collection === 'posts' ? entry.data : undefined;
  const from = import.meta.env.DEVELOPING ? 0 : pubDate.getTime();
  const known = whenLocked === 'hidden' ? [rule] : [];
  const byId = new Map(parts.map((part) => [part.id, part]));

  /** The rules around a part, or undefined for one that nothing opens. */
  function rulesOf(owner: Owner): Rule[] | undefined {
    if (owner === null) return known;
    const part = byId.get(owner);
    const own = part?.id === BODY ? rule : part?.rule;
    const outer = part && rulesOf(part.parent);
    return own && outer ? [...outer, own] : undefined;
  }

  const shown = texts.flatMap(([owner, text], at) => {
    const rules = rulesOf(owner);
    return rules && text ? [{ seal: { rules, from }, text, at }] : [];
  });
  return {
    collection: entry.collection,
    id: entry.id,
    rule,
    tags: post?.tags ?? [],
    card: {
      seal: { rules: known, from },
      title,
      description,
      others: [...(post?.tags ?? []), post?.series ?? '', author].join('\n'),
    },
    parts: shown.map(({ seal, text }) => ({ seal, text })),
    readTexts: reader(
      readBody,
      shown.map(({ at }) => at),
    ),
  };
}

/** Stands by itself, so that what it returns holds none of the texts. */
function reader(readBody: Body['readBody'], places: readonly number[]): SealedEntry['readTexts'] {
  return async () => {
    const { texts } = await readBody();
    return places.map((at) => texts[at]?.[1] ?? '');
  };
}

interface Body {
  readonly file: string | undefined;
  readonly body: KeptBody<Rule>;
  /** The same once more. */
  readonly readBody: () => Promise<KeptBody<Rule>>;
}

/** From the file beside the built server; while developing, from the compiled bodies, which are few. */
async function* bodiesOf(entries: readonly Gated[]): AsyncGenerator<Body> {
  if (!import.meta.env.DEVELOPING) {
    for await (const { body, place } of readFiledBodies<Rule>())
      yield { file: body.file, body, readBody: () => readFiledBody<Rule>(place) };
    return;
  }
  for (const entry of entries) {
    const { remarkPluginFrontmatter: kept } = await render(entry);
    const { parts } = readParts<Rule>(kept);
    const body = { parts, texts: kept.gatepostTexts as KeptBody['texts'] };
    yield { file: entry.filePath, body, readBody: async () => body };
  }
}
