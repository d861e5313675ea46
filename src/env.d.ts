/// <reference types="astro/client" />
/// <reference types="@clerk/astro/env" />

type DeclaredTheme = typeof import('#theme').default.input;

interface ImportMetaEnv {
  /** Whether `astro dev` runs. Unlike `DEV` and `PROD`, nothing in the environment of a build can change it. */
  readonly DEVELOPING: boolean;
  /** When this build was made, as ISO 8601. */
  readonly BUILT_AT: string;
}

declare namespace App {
  interface Locals {
    /** Who makes the request. */
    viewer: import('#src/theme/names.ts').SiteViewer;
    /** The organization that the session is working in, if any. */
    organization?: import('#src/session/teams/active-organization.ts').ActiveOrganization;
    /** The moment of the request, in epoch milliseconds: one for all its decisions. */
    now: number;
    /** Set where Clerk's middleware was skipped, because the request has no trace of a session. */
    withoutClerk?: boolean;
    /** Set by a page whose answer is the same for every anonymous reader. */
    shareable?: boolean;
    /**
     * Set by a page that depends on its address without the query (under `/api/`, with it), on its entries, and on what it asks the
     * viewer: the server may keep it, for all who give the same answers.
     */
    keepable?: boolean;
    /** Set by what a page shows for a time only, like prices: until when it may be kept, in epoch milliseconds. */
    keptUntil?: number;
    /** Set by the server: this page is rendered to be kept. */
    readonly keeping?: import('#src/session/front.ts').Keeping;
    /** Set by the server, where it keeps pages and could answer this request with one. */
    readonly front?: import('#src/session/front.ts').Front;
    /** Resolves when the client has taken what was sent so far: a stream that waits for it holds no more than a piece. */
    drained?: () => Promise<void>;
    /** For an inline script that no hash can name; asking for it makes the page unshareable. */
    readonly nonce?: string;
    readonly nonceUsed?: boolean;
    /** Set by Clerk's SDK in keyless mode. */
    keylessPublishableKey?: string;
  }
}

/** The roles and permissions that theme.config.ts declares, so that Clerk's `has()` and `<Show>` refuse others. */
interface ClerkAuthorization {
  role: `org:${keyof DeclaredTheme['roles'] & string}` | 'org:admin' | 'org:member';
  permission: `org:${DeclaredTheme['permissions'][number]}`;
}

declare module 'virtual:gatepost/tokens.css';

declare module 'virtual:gatepost/words' {
  /** The theme's texts of the interface. */
  const words: import('#src/theme/words.ts').Words;
  export default words;
}

declare module 'virtual:gatepost/clerk-options' {
  /** What clerk-js is loaded with in the browser: appearance, texts, and the site's own URLs. */
  const options: Record<string, unknown>;
  export default options;
}

declare module 'subset-font' {
  interface SubsetOptions {
    keepAllGlyphs?: boolean;
    targetFormat?: 'sfnt' | 'woff' | 'woff2';
    variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
  }
  export default function subsetFont(
    font: Buffer,
    text: string | null,
    options?: SubsetOptions,
  ): Promise<Buffer>;
}

declare module 'virtual:gatepost/media' {
  /** Where the files beside entries lie while the site runs, with a slash at the end. */
  export const filesFolder: URL;
  /** Whether they are called by their hash there, as after a build, or as their authors named them. */
  export const namedByContent: boolean;
  /** Where smaller forms of pictures are kept. */
  export const variantsFolder: URL;
}
