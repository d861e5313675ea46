/** The audit: everything that each reader can get, searched for what that reader may not have. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '#src/mdx/author-error.ts';
import { BODY } from '#src/mdx/parts.ts';
import type { Theme } from '#src/theme/schema.ts';
import { readEntries, type WrittenEntry } from '../content/read-entries.ts';
import { type StandIn, standIn, standInsFor } from '../content/stand-ins.ts';
import { type Form, formsFor, pageOf, VARIANTS, WELL_KNOWN } from './addresses.ts';
import { type Answer, crawl, isText, type Request } from './crawl.ts';
import { Hits, nameOf } from './hits.ts';
import { type LockedPart, sha256Of } from './locked-parts.ts';
import { placeOf, placesIn } from './places.ts';
import { searchPublicFiles } from './public-files.ts';
import type { AuditReport } from './report.ts';
import type { RunningSite } from './running-site.ts';
import { type Find, Secrets } from './secrets.ts';

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
  const secrets = new Secrets(entries, nobody.viewer, theme.studioRule, wordingsIn('src'), Date.now());
  say(
    `${secrets.parts.length} locked parts of ${entries.length} entries, ${secrets.phrases.length} phrases, ${secrets.rareWords} rare words.`,
  );

  const hits = new Hits();
  for (const find of secrets.cutTeasers) {
    const mend = 'Write a description that stands by itself; this one is on every list.';
    hits.add(find, nobody.name, shownPath(find.part.entry.file), { name: 'its own description', mend });
  }
  const files = searchPublicFiles(options.clientFolder, secrets, hits, nobody.name);
  say(`${files.size} files of the public folder.`);

  const forms = await knownForms(secrets, options);
  const seeds = seedsFor(secrets, options.patterns, forms);
  const search = searcher(secrets, hits);
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
        search(answer, reader);
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
function seedsFor(secrets: Secrets, patterns: readonly string[], forms: readonly Form[]): Request[] {
  const searches = [
    '/search',
    ...patterns.filter((pattern) => /search/.test(pattern) && !pattern.includes('[')),
  ];
  const words = [...new Set(secrets.parts.flatMap((part) => secrets.rareWordOf(part) ?? []))];
  const locked = lockedEntries(secrets);
  return [
    ...WELL_KNOWN.map((address) => ({ address })),
    ...patterns.filter((pattern) => !pattern.includes('[')).map((address) => ({ address })),
    ...locked.flatMap((entry) => [pageOf, ...forms].map((form) => ({ address: form(entry) }))),
    ...locked.flatMap((entry) =>
      VARIANTS.map(([variant, headers]) => ({ address: pageOf(entry), variant, headers })),
    ),
    ...[...new Set(searches)].flatMap((search) =>
      words.map((word) => ({ address: `${search}?q=${encodeURIComponent(word)}` })),
    ),
  ];
}

function lockedEntries({ parts }: Secrets): WrittenEntry[] {
  return [...new Set(parts.map(({ entry }) => entry))];
}

/** The forms of which the site knows any, asked for one entry of each kind by somebody who may open it. */
async function knownForms(secrets: Secrets, options: AuditOptions): Promise<Form[]> {
  const { site, theme } = options;
  const samples = new Map<string, LockedPart>();
  for (const part of secrets.parts) {
    const kind = `${part.entry.collection} ${part.entry.rule.kind}`;
    if (part.part === BODY && !samples.has(kind)) samples.set(kind, part);
  }
  const readers = holdersOfEverything(theme);
  const known: Form[] = [];
  for (const form of formsFor(options.patterns)) {
    const asked = [...samples.values()].map(async ({ entry, opensFor }) => {
      const reader = readers.find(({ viewer }) => opensFor(viewer));
      const headers = reader ? await site.headersFor(reader) : {};
      const response = await fetch(site.origin + form(entry), { headers, redirect: 'manual' });
      await response.body?.cancel();
      return response.status;
    });
    if ((await Promise.all(asked)).some((status) => status !== 404)) known.push(form);
  }
  return known;
}

/** A function that looks through answers for what their reader may not have. Answers that are alike are read once. */
function searcher(secrets: Secrets, hits: Hits): (answer: Answer, reader: StandIn) => void {
  const read = new Map<string, readonly Find[]>();
  return ({ address, variant, headers, bytes }, { name, viewer }) => {
    const at = variant ? `${address} (${variant})` : address;
    const type = headers.get('content-type') ?? '';
    const isPage = type.includes('html');
    const mayNotHave = (finds: readonly Find[]): Find[] => {
      // A phrase that stands in several parts is no secret of one of them to whoever may open another.
      const had = new Set(finds.filter(({ part }) => part.opensFor(viewer)).map(({ text }) => text));
      return finds.filter(({ part, text }) => !part.opensFor(viewer) && !had.has(text));
    };

    const heading = [...headers].map(([key, value]) => `${key}: ${value}`).join('\n');
    for (const find of mayNotHave(secrets.findIn(heading, false))) hits.add(find, name, at, HEADER);
    for (const find of mayNotHave(secrets.findBytes(bytes))) hits.add(find, name, at, placeOf(address, type));

    const text = isText(headers) ? new TextDecoder().decode(bytes) : Buffer.from(bytes).toString('latin1');
    const key = `${isPage} ${sha256Of(bytes)}`;
    const finds = read.get(key) ?? secrets.findIn(text, !isPage);
    read.set(key, finds);
    for (const find of mayNotHave(finds)) {
      const holds = (piece: string) =>
        secrets.findIn(piece, false).some(({ part, what }) => part === find.part && what === find.what);
      const places = isPage ? placesIn(text, holds) : [];
      for (const place of places.length > 0 ? places : [placeOf(address, type)])
        hits.add(find, name, at, place);
    }
  };
}

const HEADER = {
  name: 'a header',
  mend: 'Headers are sent to everyone who may have the answer: put nothing of an entry into them.',
};

/**
 * The parts in which nothing is found even for somebody who may open them. The audit cannot see those, so that its silence
 * about them means nothing.
 */
async function unseenParts(
  secrets: Secrets,
  standIns: readonly StandIn[],
  theme: Theme,
  site: RunningSite,
): Promise<string[]> {
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
      (await (
        await fetch(site.origin + pageOf(part.entry), { headers: await site.headersFor(reader) })
      ).text());
    pages.set(key, page);
    if (!secrets.findIn(page, false).some((find) => find.part === part))
      unseen.push(`${nameOf(part)} ${part.part}`);
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
