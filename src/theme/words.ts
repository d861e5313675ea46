/** The texts of the interface that a creator may change, with their defaults. */
import { z } from 'astro/zod';

const text = (value: string) => z.string().default(value);

/** Words in braces, like `{holders}`, are filled in from the rule at hand. */
export const wordsSchema = z
  .strictObject({
    signIn: text('Sign in'),
    signUp: text('Create an account'),
    joinWaitlist: text('Join the waitlist'),
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
    /** The same line for a reader with a lesser plan. `{held}` and `{wanted}` are plans. */
    wallUpgrade: text('You have {held}. {wanted} opens this, and {count} more posts that {held} does not.'),
    wallUpgradeOnly: text('You have {held}. {wanted} opens this.'),
    /** For a member of an organization that has what is needed, while another one, or none, is selected. */
    wallSwitch: text('{organization} opens this for you, but it is not selected just now.'),
    switchTo: text('Switch to {organization}'),
    /** For a reader in no organization, where an organization's plan would do. */
    wallJoin: text('A team plan opens this for everybody in an organization. You are in none so far.'),
    join: text('Join or start one'),
    opensOn: text('Opens for everyone on {date}.'),
    /** In place of a gated section. */
    gateClosed: text('This section is for {holders}.'),
    /** In feeds, at the end of a post that is locked: a link to its page. */
    readOnSite: text('Read on at {name}'),
    /** In place of Clerk's forms. */
    needsScript: text('Accounts need JavaScript, which is switched off in this browser.'),
    unlocked: text('Unlocked. Enjoy the read.'),
    signInUnavailable: text(
      'The sign-in service does not answer just now. Public posts work as always; please try again in a moment.',
    ),
  })
  .prefault({});

export type Words = z.output<typeof wordsSchema>;
