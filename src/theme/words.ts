/** The texts of the interface that a creator may change, with their defaults. */
import { z } from 'astro/zod';

const text = (value: string) => z.string().default(value);

/** Texts that belong together; each may be changed alone. */
const texts = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).prefault({} as never);

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
  /** Below those around the one that is read, where a series is long. */
  allParts: text('All {count} parts'),
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
  aYear: text('{price} a year'),
  orAYear: text('or {price} a year'),
  trial: text('{days} days free to begin with'),
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
  /** Search, teams, and the studio. */
  search: text('Search'),
  searchFor: text('What to look for'),
  searchHint: text('A title or a few words'),
  filter: text('Filter'),
  filterPosts: text('Posts by tag and access'),
  anyTag: text('Any tag'),
  tag: text('Tag'),
  access: text('For whom'),
  foundNothing: text(
    'Nothing here has all of these words. Fewer words, or the beginning of one, may find it.',
  ),
  allResults: text('All results'),
  searchFailed: text('Search does not answer just now. Press Enter to try its page.'),
  /** What is said of a search that cannot be answered, on its page and in the API. */
  searchProblems: texts({
    'nothing-asked': text('Say what to look for, or filter by tag or access.'),
    twice: text('“{parameter}” is given more than once. Give it once.'),
    'too-long': text('The search is longer than {most} characters. A few words find more.'),
    'control-characters': text('The search has control characters in it. Type it again as plain words.'),
    'too-many-words': text('The search has more than {most} words. Fewer find more.'),
    'no-tag': text('The tag is not one: tags are lower-case letters, digits and hyphens.'),
    'no-filter': text('The access filter is not known. There are: {filters}.'),
    'no-page': text('The page is not a number from 1 to {most}.'),
  }),
  close: text('Close'),
  next: text('Next'),
  previous: text('Previous'),
  teamText: text('A team’s plan opens posts for everybody in it, while the team is selected here.'),
  teamEntries: text('What your team reads'),
  teamEntriesText: text('The posts that your team’s plan opens for its members.'),
  manageTeam: text('Members and plan'),
  teamOfSite: text(
    'The publication itself is selected. Its people are looked after in Clerk’s dashboard; select a team, or start one, to see it here.',
  ),
  teamWithoutPlan: text('Your team has no plan so far. With one, its posts stand here for every member.'),
  teamWithoutPlanMember: text('Your team has no plan so far. Its admins can choose one.'),
  studioClosed: text('The studio is kept for the people who make the publication.'),
  studioSwitch: text('If you are one of them, select the publication itself:'),
  accessFilters: texts({
    any: text('Everything'),
    open: text('What I may read'),
    public: text('For everyone'),
    members: text('For members'),
  }),
  foundNone: text('Nothing found.'),
  foundOne: text('One result.'),
  foundMany: text('{count} results.'),
  studioText: text('Every entry with its state and rule: {count}\u00a0in\u00a0all.'),
  entryState: texts({
    public: text('Public'),
    locked: text('Locked'),
    hidden: text('Hidden'),
    future: text('To come'),
    draft: text('Draft'),
  }),
  forWhom: text('For {holders}'),
  /** Pages. */
  plans: text('Plans'),
  archive: text('Archive'),
  byYear: text('By year'),
  bySeries: text('By series'),
  allSeries: text('Series'),
  /** For search engines. */
  partsOf: text('All parts of {series}, in their order.'),
  postsOf: text('Posts of {year}'),
  authors: text('Authors'),
  feed: text('RSS'),
  /** At the head of the feed, where a browser shows it. */
  feedNote: text('This is a feed. Give its address to a feed reader, and new posts come to you.'),
  /** Title of a later page of a list. */
  titleOfPage: text('{title}, page {page}'),
  notFound: text('There is nothing at this address'),
  notFoundText: text('It may have moved, or it may never have been here. One of these may do instead.'),
};

/** What stands in a text without having been written by its author. */
const wordsInTexts = {
  footnotes: text('Footnotes'),
  /** What screen readers hear at the arrow after a footnote. */
  backToReference: text('Back to reference {number}'),
  /** In place of a closed section where nothing is known of its reader. */
  sectionClosed: text('This section is for members.'),
  closedInline: text('[members only]'),
  /** At the end of a post as Markdown, some of whose sections are closed. */
  sectionsClosed: text('Some sections are for members.'),
  callouts: texts({ note: text('Note'), tip: text('Tip'), warning: text('Warning') }),
  /** On the button that loads something from another site. */
  loadFrom: text('Load from {host}'),
};

/** What the pages about plans say, and the account. */
const wordsOfPlans = {
  membership: text('How membership works'),
  readable: text('What I can read'),
  readableText: text('Beyond the posts that are open to everyone.'),
  readableNone: text('Nothing beyond the posts that are open to everyone, so far.'),
  notReadable: text('Still locked'),
  toPlans: text('See what each plan opens'),
  /** While the next two are on their way. */
  loadingSummary: text('…'),
  openToYou: text('{open} of {all} posts are open to you.'),
  memberSince: text('You have been with us since {date}.'),
  noPrice: text('The price cannot be shown just now.'),
  yourPlan: text('Your plan'),
  planOpensOne: text('opens 1 post'),
  planOpens: text('opens {count} posts'),
  planAddsOne: text('1 post more'),
  planAdds: text('{count} posts more'),
  planIncludes: text('everything in {plans}'),
  choosePlan: text('Choose a plan'),
  chooseTeamPlan: text('Choose a plan for a team'),
  needTeam: text('A team’s plan opens posts for everybody in the team.'),
  toTeam: text('Start one, or select yours.'),
};

/** The page for what broke on our side. */
const wordsOfFailure = {
  failed: text('Something went wrong.'),
  failedText: text(
    'The page could not be shown, and it is not your doing. Please try again in a moment, or go to the home page.',
  ),
  failedHome: text('Home page'),
  failedNumber: text('If it happens again, this number helps to find out why:'),
};

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
    /** Those who hold a plan or a role that does not say it itself. */
    holdersOfPlan: text('{plan} members'),
    holdersOfRole: text('{role}s'),
    or: text('or'),
    and: text('and'),
    /** The line under the heading: for a visitor, for a reader who lacks a plan, for one who lacks a role. */
    wallAnonymous: text('The rest is for members. Joining takes a minute, and you come straight back here.'),
    wallMember: text('Your account does not include this yet.'),
    /** Above what the author says is behind the wall. */
    wallBehind: text('Behind the gate'),
    /** For those who are members already. */
    wallBelong: text('Already with us?'),
    wallStaff: text('This part is kept for the people who make the publication.'),
    /** The same line for a reader with a lesser plan. `{held}` and `{wanted}` are plans. */
    wallUpgrade: text('You have {held}. {wanted} opens this, and {count} more posts that {held} does not.'),
    wallUpgradeOnly: text('You have {held}. {wanted} opens this.'),
    /** For a member of an organization that has what is needed, while another one, or none, is selected. */
    wallSwitch: text('{organization} opens this for you, but it is not selected just now.'),
    switchTo: text('Switch to {organization}'),
    /** For a reader in no organization, where an organization's plan would do. */
    wallJoin: text('A team plan opens this for everybody in a team. You are in none so far.'),
    join: text('Join or start one'),
    opensOn: text('Opens for everyone on {date}.'),
    /** In place of a gated section. */
    gateClosed: text('This section is for {holders}.'),
    /** In feeds, at the end of a post that is locked: a link to its page. */
    readOnSite: text('Read on at {name}'),
    /** In place of Clerk's forms. */
    needsScript: text('Accounts need JavaScript, which is switched off in this browser.'),
    unlocked: text('Unlocked. Enjoy the read.'),
    ...smallWords,
    ...wordsInTexts,
    ...wordsOfPlans,
    ...wordsOfFailure,
    signInUnavailable: text(
      'The sign-in service does not answer just now. Public posts work as always; please try again in a moment.',
    ),
  })
  .prefault({});

export type Words = z.output<typeof wordsSchema>;
