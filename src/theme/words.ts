/** The texts of the interface that a creator may change, with their defaults. */
import { z } from 'astro/zod';

const text = (value: string) => z.string().default(value);

/** `{holders}`, `{feature}` and `{date}` are filled in from the rule at hand. */
export const wordsSchema = z
  .strictObject({
    signIn: text('Sign in'),
    signUp: text('Create an account'),
    signOut: text('Sign out'),
    account: text('Your account'),
    team: text('Your team'),
    studio: text('Studio'),
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
    /** In feeds, at the end of a post that is locked: a link to its page. */
    readOnSite: text('Read on at {name}'),
    unlocked: text('Unlocked. Enjoy the read.'),
    signInUnavailable: text(
      'The sign-in service does not answer just now. Public posts work as always; please try again in a moment.',
    ),
  })
  .prefault({});

export type Words = z.output<typeof wordsSchema>;
