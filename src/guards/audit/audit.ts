/** The audit: everything that each reader can get, searched for what that reader may not have. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Theme } from '#src/theme/schema.ts';
import { shownPath } from '#src/mdx/author-error.ts';
import { readEntries } from '../content/read-entries.ts';
import { type StandIn, standIn, standInsFor } from '../content/stand-ins.ts';
import { addressesOfEntry, pageOf, VARIANTS, WELL_KNOWN } from './addresses.ts';
import { type Answer, crawl, isText, type Request } from './crawl.ts';
import { Hits, nameOf } from './hits.ts';
import { placeOf, placesIn } from './places.ts';
import { searchPublicFiles } from './public-files.ts';
import type { AuditReport } from './report.ts';
import type { RunningSite } from './running-site.ts';
import { Secrets } from './secrets.ts';

export interface AuditOptions {
  readonly theme: Theme;
  readonly contentFolder: string;
  /** Patterns of the build's routes. */
  readonly patterns: readonly string[];
  readonly clientFolder: string;
  readonly site: RunningSite;
  /** Hears what is being done. */
  readonly say: (line: string) => void;
}

/** @throws when the content cannot be read or the site does not answer */
export async function audit(options: AuditOptions): Promise<Omit<AuditReport, 'seconds'>> {
  const { theme, site, say } = options;
  const { entries, mistakes } = await readEntries(options.contentFolder, theme);
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  const standIns = standInsFor(theme);
  const [nobody] = standIns as [StandIn, ...StandIn[]];
  const secrets = new Secrets(entries, nobody.viewer, wordingsIn('src'), Date.now());
  say(`${secrets.parts.length} locked parts of ${entries.length} entries, ${secrets.phrases.length} phrases, ${secrets.rareWords} rare words.`);

  const hits = new Hits();
  for (const find of secrets.cutTeasers) {
    const mend = 'Write a description that stands by itself; this one is on every list.';
    hits.add(find, nobody.name, shownPath(find.part.entry.file), { name: 'its own description', mend });
  }
  const files = searchPublicFiles(options.clientFolder, secrets, hits, nobody.name);
  say(`${files.size} files of the public folder.`);

  const seeds = seedsFor(secrets, options.patterns);
  const addresses = new Set<string>();
  let answers = 0;
  for (const reader of standIns) {
    const before = answers;
    const found = await crawl({
      origin: site.origin,
      // What one reader was shown the way to, the next one tries as well.
      seeds: [...seeds, ...[...addresses].map((address) => ({ address }))],
      identity: () => site.headersFor(reader),
      isKnown: (path) => files.has(path),
      look: (answer) => {
        answers++;
        searchAnswer(answer, reader, secrets, hits);
      },
    });
    for (const address of found) addresses.add(address);
    say(`${reader.name}: ${answers - before} answers.`);
  }

  const unseen = await unseenParts(secrets, standIns, theme, site);
  return {
    entries: entries.length,
    lockedParts: secrets.parts.length,
    phrases: secrets.phrases.length,
    files: files.size,
    addresses: addresses.size,
    answers,
    viewers: standIns.map(({ name }) => name),
    hits: hits.list(),
    notSearched: secrets.unsearchable.map((part) => `${nameOf(part)} ${part.part}`),
    unseen,
  };
}

/** Everything that is asked for before any answer has led further. */
function seedsFor(secrets: Secrets, patterns: readonly string[]): Request[] {
  const searches = ['/search', ...patterns.filter((pattern) => /search/.test(pattern) && !pattern.includes('['))];
  const locked = [...new Set(secrets.parts.map(({ entry }) => entry))];
  const words = [...new Set(secrets.parts.flatMap((part) => secrets.rareWordOf(part) ?? []))];
  return [
    ...WELL_KNOWN.map((address) => ({ address })),
    ...patterns.filter((pattern) => !pattern.includes('[')).map((address) => ({ address })),
    ...locked.flatMap((entry) => addressesOfEntry(entry, patterns).map((address) => ({ address }))),
    ...locked.flatMap((entry) =>
      VARIANTS.map(([variant, headers]) => ({ address: pageOf(entry), variant, headers })),
    ),
    ...[...new Set(searches)].flatMap((search) =>
      words.map((word) => ({ address: `${search}?q=${encodeURIComponent(word)}` })),
    ),
  ];
}

/** Looks through one answer, headers first, for what this reader may not have. */
function searchAnswer({ address, variant, headers, bytes }: Answer, reader: StandIn, secrets: Secrets, hits: Hits): void {
  const at = variant ? `${address} (${variant})` : address;
  const type = headers.get('content-type') ?? '';
  const isPage = type.includes('html');
  const mayNotHave = (finds: ReturnType<Secrets['findIn']>) => {
    // A phrase that stands in several parts is no secret of one of them to whoever may open another.
    const had = new Set(finds.filter(({ part }) => part.opensFor(reader.viewer)).map(({ text }) => text));
    return finds.filter(({ part, text }) => !part.opensFor(reader.viewer) && !had.has(text));
  };

  const heading = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  for (const find of mayNotHave(secrets.findIn(heading, false))) {
    const mend = 'Headers are sent to everyone who may have the answer: put nothing of an entry into them.';
    hits.add(find, reader.name, at, { name: 'a header', mend });
  }
  for (const find of mayNotHave(secrets.findBytes(bytes))) hits.add(find, reader.name, at, placeOf(address, type));

  const text = isText(headers) ? new TextDecoder().decode(bytes) : Buffer.from(bytes).toString('latin1');
  for (const find of mayNotHave(secrets.findIn(text, !isPage))) {
    const holds = (piece: string) =>
      secrets.findIn(piece, false).some((other) => other.part === find.part && other.what === find.what);
    const places = isPage ? placesIn(text, holds) : [];
    for (const place of places.length > 0 ? places : [placeOf(address, type)]) hits.add(find, reader.name, at, place);
  }
}

/**
 * The parts in which nothing is found even for somebody who may open them. The audit cannot see those, so that its silence
 * about them means nothing.
 */
async function unseenParts(secrets: Secrets, standIns: readonly StandIn[], theme: Theme, site: RunningSite): Promise<string[]> {
  const readers = [...standIns, ...holdersOfEverything(theme)];
  const pages = new Map<string, string>();
  const unseen: string[] = [];
  for (const part of secrets.parts) {
    if (part.part === 'card' || part.phrases.length === 0 || secrets.unsearchable.includes(part)) continue;
    const reader = readers.find(({ viewer }) => part.opensFor(viewer));
    if (!reader) continue;
    const key = `${reader.name} ${pageOf(part.entry)}`;
    const page =
      pages.get(key) ??
      (await (await fetch(site.origin + pageOf(part.entry), { headers: await site.headersFor(reader) })).text());
    pages.set(key, page);
    if (!secrets.findIn(page, false).some((find) => find.part === part)) unseen.push(`${nameOf(part)} ${part.part}`);
  }
  return unseen;
}

/** Somebody with all plans and features, in each role: rules may ask for several things at once. */
function holdersOfEverything({ plans, features, roles, permissions }: Theme): StandIn[] {
  const everything = {
    plans: Object.entries(plans).map(([id, { payer }]) => `${payer}:${id}`),
    features: Object.entries(features).map(([id, { payer }]) => `${payer}:${id}`),
    permissions,
  };
  const names = [undefined, ...Object.keys(roles)];
  return names.map((role) => standIn(`everything ${role ?? ''}`, { ...everything, ...(role && { role }) }));
}

/** The texts of the interface, as far as they are written in the project's code. */
function wordingsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:astro|tsx?|css)$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}
