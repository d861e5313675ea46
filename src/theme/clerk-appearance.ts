/** Clerk's `appearance`: a base from @clerk/themes with the site's tokens laid over, so that both switch scheme together. */
import * as themes from '@clerk/themes';
import type { Look } from './look.ts';
import type { Theme } from './schema.ts';

const bases: Record<Look['clerkBase'], object> = {
  simple: themes.experimental__simple,
  shadcn: themes.shadcn,
  neobrutalism: themes.neobrutalism,
};

/** Colours that bases write out, and the tokens that stand for them: written out, they would not switch scheme. */
const tokenOf: Record<string, string> = {
  '#000': 'var(--ink)',
  '#fff': 'var(--paper)',
  '#212126': 'var(--ink)',
};

/** Clerk thins border and ring colours out; WCAG asks for 3:1 where they show what can be filled in and where the focus is. */
const ring = { outline: '2px solid var(--focus)', outlineOffset: '2px', boxShadow: 'none' };
const edge = { borderColor: 'var(--edge)' };
/** Hairlines as the page has them. */
const line = { '&&': { borderColor: 'var(--line)' } };
const field = {
  minHeight: '2.75rem',
  ...edge,
  '&:focus': { borderColor: 'var(--ink)' },
  '&:focus-visible': { ...ring, outlineOffset: '-1px' },
};

/** Clerk writes on badges in a colour that it thins out below what can be read; its badges declare an --accent of their own. */
const badge = { color: 'var(--clerk-accent)', background: 'var(--wash)' };

/** Forms that are a page's own content stand on the paper like any text, without a card around them. */
const page = {
  rootBox: { width: '100%' },
  cardBox: {
    width: '26rem',
    maxWidth: '100%',
    overflow: 'visible',
    border: '0',
    borderRadius: '0',
    boxShadow: 'none',
  },
  card: {
    margin: '0',
    padding: '0',
    overflow: 'visible',
    border: '0',
    borderRadius: '0',
    boxShadow: 'none',
    background: 'transparent',
  },
  header: { textAlign: 'start' },
  headerTitle: { textAlign: 'start' },
  headerSubtitle: { textAlign: 'start' },
  identityPreview: { justifyContent: 'start', marginInline: '0' },
  formButtonPrimary: { minHeight: '2.75rem' },
  footer: { background: 'none' },
  // Clerk's own rules for these carry more weight than one class.
  footerItem: { '&&': { padding: '1rem 0', borderColor: 'var(--line)' } },
  footerPages: { '&&': { marginInlineEnd: 'auto', gap: '1.25rem' } },
  footerPagesLink: { fontWeight: '400' },
  footerAction: { '&&': { alignItems: 'baseline', margin: '0', marginInlineEnd: 'auto', padding: '1rem 0' } },
  otpCodeField: { alignSelf: 'start' },
  formResendCodeLink: { alignSelf: 'start' },
};

/** The page's own title says it already; later steps keep theirs, which say what to do. */
const titled = (form: 'signIn' | 'signUp') => ({
  ...page,
  rootBox: { ...page.rootBox, [`& .cl-${form}-start .cl-header`]: { display: 'none' } },
});

/** Plans side by side, as many as fit. */
const plans = {
  pricingTable: {
    '&&': {
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 15rem), 1fr))',
      fontVariantNumeric: 'lining-nums tabular-nums',
    },
  },
  pricingTableCard: line,
  pricingTableCardFeatures: line,
  pricingTableCardFooter: line,
};

/** The switcher stands in a line of the page's own and begins where its text begins. */
const switcher = {
  organizationSwitcherTrigger: { minHeight: '2.75rem', marginInlineStart: '-0.25rem', color: 'var(--ink)' },
};

/** The account and team pages are as wide as the text's column and as long as what is in them. */
const profile = {
  rootBox: { '&&': { width: '100%', maxWidth: '100%' } },
  cardBox: {
    '&&': { width: '100%', maxWidth: '100%', height: 'auto', minHeight: '30rem', borderColor: 'var(--line)' },
  },
  // On its own ground inside the card: a second frame would stand within the first.
  scrollBox: { '&&': { border: '0' }, borderRadius: 'var(--radius)' },
  profileSection: line,
};

/** @returns plain data, safe to pass through JSON */
export function clerkAppearance(theme: Pick<Theme, 'look'>) {
  const base = withTokens(bases[theme.look.clerkBase]) as { __type: 'prebuilt_appearance' };
  return {
    theme: base,
    variables: {
      colorPrimary: 'var(--clerk-accent)',
      colorPrimaryForeground: 'var(--accent-ink)',
      colorDanger: 'var(--danger)',
      colorSuccess: 'var(--success)',
      colorWarning: 'var(--danger)',
      colorNeutral: 'var(--ink)',
      colorForeground: 'var(--ink)',
      colorMuted: 'var(--surface)',
      colorMutedForeground: 'var(--ink-soft)',
      colorBackground: 'var(--paper)',
      colorInput: 'var(--paper)',
      colorInputForeground: 'var(--ink)',
      colorBorder: 'var(--edge)',
      colorRing: 'var(--focus)',
      colorShadow: 'transparent',
      colorShimmer: 'var(--wash)',
      colorModalBackdrop: 'var(--ink)',
      fontFamily: 'var(--font-text)',
      fontFamilyButtons: 'var(--font-label)',
      fontFamilyMono: 'var(--font-code)',
      fontSize: '0.9375rem',
      fontWeight: { normal: 400, medium: 500, semibold: 550, bold: 600 },
      borderRadius: 'var(--radius)',
    },
    elements: {
      formFieldInput: field,
      otpCodeFieldInput: field,
      input: edge,
      formFieldCheckboxInput: edge,
      tagInputContainer: edge,
      avatarImageActionsUpload: { '&&': edge },
      selectButton: edge,
      organizationSwitcherPopoverCard: edge,
      organizationSwitcherPopoverFooter: { background: 'var(--paper)' },
      badge,
      button: { '&:focus-visible': ring },
    },
    signIn: { elements: titled('signIn') },
    signUp: { elements: titled('signUp') },
    pricingTable: { elements: plans },
    createOrganization: { elements: page },
    organizationSwitcher: { elements: switcher },
    waitlist: { elements: page },
    userProfile: { elements: profile },
    organizationProfile: { elements: profile },
  };
}

function withTokens(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/#[0-9a-f]{3,6}\b/gi, (hex) => tokenOf[hex.toLowerCase()] ?? hex);
  }
  if (Array.isArray(value)) return value.map(withTokens);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTokens(inner)]));
}
