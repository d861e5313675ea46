/** The audit: everything that each reader can get, searched for what that reader may not have. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '#src/mdx/author-error.ts';
import { BODY } from '#src/mdx/parts.ts';
import type { Theme } from '#src/theme/schema.ts';
import { readEntries } from '../content/read-entries.ts';
import { type StandIn, standIn, standInsFor } from '../content/stand-ins.ts';
import { type Form, formsFor, pageOf } from './addresses.ts';
import { type Answer, crawl, isText, type Request } from './crawl.ts';
import { Hits, nameOf } from './hits.ts';
import { inParallel } from './in-parallel.ts';
import { type LockedPart, sha256Of } from './locked-parts.ts';
import { placeOf, placesIn } from './places.ts';
import { searchPublicFiles } from './public-files.ts';
import type { AuditReport } from './report.ts';
import { requestsOf } from './requests.ts';
import type { RunningSite } from './running-site.ts';
import { type Find, Secrets } from './secrets.ts';

const FORMS_AT_ONCE = 4;
const PAGES_AT_ONCE = 8;

export interface AuditOptions {
  readonly theme: Theme;
  readonly contentFolder: string;
  /** Patterns of the build's routes. */
  readonly patterns: readonly string[];
  readonly clientFolder: string;
  /** The same site in several processes, each asked by another reader at the same time. */
  readonly sites: readonly RunningSite[];
  /** Hears what is being done. */
  readonly say: (line: string) => void;
}

/** @throws when the content cannot be read or the site does not answer */
export async function audit(options: AuditOptions): Promise<Omit<AuditReport, 'seconds'>> {
  const { theme, sites, say } = options;
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
  const search = searcher(secrets, hits);
  let answers = 0;
  const crawlAs = (
    reader: StandIn,
    { origin, headersFor }: RunningSite,
    seeds: readonly Request[],
    asked?: ReadonlySet<string>,
  ) =>
    crawl({
      origin,
      seeds,
      ...(asked && { asked }),
      identity: () => headersFor(reader),
      isKnown: (path) => files.has(path),
      look: (answer) => {
        answers++;
        search(answer, reader);
      },
    });
  const siteOf = (worker: number) => sites[worker] as RunningSite;
  const madeUp = new Set<string>();
  const asked = await inParallel(standIns, sites.length, async (reader, worker) => {
    const requests = requestsOf(reader, standIns.indexOf(reader) < 2, secrets, options.patterns, forms);
    for (const { address } of requests) madeUp.add(address);
    const found = await crawlAs(reader, siteOf(worker), requests);
    say(`${reader.name}: ${found.size} addresses.`);
    return found;
  });
  // What one reader was shown the way to, all others try as well: an address is no lock.
  const addresses = new Set(asked.flatMap((found) => [...found]));
  const shown = [...addresses].filter((address) => !madeUp.has(address));
  await inParallel(standIns, sites.length, async (reader, worker) => {
    const before = asked[standIns.indexOf(reader)];
    const seeds = shown.map((address) => ({ address }));
    await crawlAs(reader, siteOf(worker), seeds, before);
  });
  say(`${answers} answers to ${addresses.size} addresses.`);

  const unseen = await unseenParts(secrets, standIns, theme, sites);
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

/**
 * The forms in which the site gives anything of an entry, asked for one entry of each kind by somebody who may open it.
 * What answers any name alike, such as the pages of accounts, is no form of an entry.
 */
async function knownForms(secrets: Secrets, options: AuditOptions): Promise<Form[]> {
  const { theme } = options;
  const [site] = options.sites as [RunningSite];
  const samples = new Map<string, LockedPart>();
  for (const part of secrets.parts) {
    const kind = `${part.entry.collection} ${part.entry.rule.kind}`;
    if (part.part === BODY && !samples.has(kind)) samples.set(kind, part);
  }
  const readers = holdersOfEverything(theme);
  const forms = formsFor(options.patterns);
  const known = await inParallel(forms, FORMS_AT_ONCE, async (form) => {
    const asked = [...samples.values()].map(async ({ entry, opensFor }) => {
      const reader = readers.find(({ viewer }) => opensFor(viewer));
      const headers = reader ? await site.headersFor(reader) : {};
      const ask = async (id: string) => {
        const address = form({ collection: entry.collection, id });
        const response = await fetch(site.origin + address, { headers, redirect: 'manual' });
        return { status: response.status, length: (await response.text()).length };
      };
      const [own, other] = await Promise.all([ask(entry.id), ask(entry.id.replace(/[^/]/g, 'x'))]);
      return own.status !== 404 && (own.status !== other.status || own.length !== other.length);
    });
    return (await Promise.all(asked)).some(Boolean);
  });
  return forms.filter((_, index) => known[index]);
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
  sites: readonly RunningSite[],
): Promise<string[]> {
  const readers = [...standIns, ...holdersOfEverything(theme)];
  const looked = secrets.parts.filter(
    (part) => part.part !== 'card' && part.phrases.length > 0 && !secrets.unsearchable.includes(part),
  );
  const found = await inParallel(looked, PAGES_AT_ONCE, async (part, worker) => {
    const reader = readers.find(({ viewer }) => part.opensFor(viewer));
    if (!reader) return undefined;
    const { origin, headersFor } = sites[worker % sites.length] as RunningSite;
    const page = await fetch(origin + pageOf(part.entry), { headers: await headersFor(reader) });
    const isSeen = secrets.findIn(await page.text(), false).some((find) => find.part === part);
    return isSeen ? undefined : `${nameOf(part)} ${part.part}`;
  });
  return found.filter((name) => name !== undefined);
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
