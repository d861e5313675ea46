/** The texts of the interface that a creator may change, with their defaults. */
import { z } from 'astro/zod';

const text = (value: string) => z.string().default(value);

/** The small words of the interface: names of things, and what screen readers hear in place of signs. */
const smallWords = {
  skip: text('Skip to the text'),
  navigation: text('Main'),
  colourScheme: text('Dark colours'),
  contents: text('Contents'),
  by: text('By'),
  updated: text('Updated'),
  /** Reading time. */
  minutes: text('{count} min'),
  tags: text('Filed under'),
  locked: text('locked'),
  open: text('open to you'),
  earlyUntil: text('Early until {date}'),
  series: text('Part of a series'),
  older: text('Older'),
  newer: text('Newer'),
  pages: text('Pages'),
  pageOf: text('Page {page} of {count}'),
  posts: text('Posts'),
  latest: text('Latest'),
  featured: text('Worth your time'),
  allPosts: text('All posts'),
  topics: text('Topics'),
  aMonth: text('{price} a month'),
  empty: text('Nothing here yet.'),
  copy: text('Copy'),
  copied: text('Copied'),
  elsewhere: text('Elsewhere'),
  /** After an entry. */
  neighbours: text('Earlier and later'),
  earlier: text('Earlier'),
  later: text('Later'),
  related: text('Near this'),
  table: text('Table'),
  share: text('Share'),
  linkCopied: text('Link copied'),
  draft: text('A draft: it exists only while you develop.'),
  /** Pages. */
  plans: text('Plans'),
  notFound: text('There is nothing at this address'),
  notFoundText: text('It may have moved, or it may never have been here. One of these may do instead.'),
};

/** `{holders}`, `{feature}` and `{date}` are filled in from the rule at hand. */
export const wordsSchema = z
  .strictObject({
    signIn: text('Sign in'),
    signUp: text('Create an account'),
    signOut: text('Sign out'),
    account: text('Your account'),
    seePlans: text('See the plans'),
    /** Heading of the wall when any account will do. */
    needSignIn: text('Sign in to read'),
    /** Heading of the wall otherwise: "For supporters". */
    needFor: text('For {holders}'),
    joinHeading: text('Read all of it'),
    joinText: text('Some of what is written here is paid for by those who read it.'),
    everyone: text('everyone'),
    signedIn: text('signed-in readers'),
    holdersOfFeature: text('readers with {feature}'),
    or: text('or'),
    and: text('and'),
    /** The line under the heading: for a visitor, for a reader who lacks a plan, for one who lacks a role. */
    wallAnonymous: text('The rest is for members. Joining takes a minute, and you come straight back here.'),
    wallMember: text('Your account does not include this yet.'),
    wallStaff: text('This part is kept for the people who make the publication.'),
    opensOn: text('Opens for everyone on {date}.'),
    /** In place of a gated section. */
    gateClosed: text('This section is for {holders}.'),
    unlocked: text('Unlocked. Enjoy the read.'),
    ...smallWords,
    signInUnavailable: text(
      'The sign-in service does not answer just now. Public posts work as always; please try again in a moment.',
    ),
  })
  .prefault({});

export type Words = z.output<typeof wordsSchema>;
