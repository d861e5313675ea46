/**
 * Runs inside every compiled body: answers which parts are open, counts their footnotes, and puts in place what a
 * closed gate shows. The content of a part is only built after `open` said so.
 */
import { Fragment, jsx } from 'astro/jsx-runtime';
import theme from '#theme';
import type { NoteRow } from './definitions.ts';
import { GATED, GATED_END } from './gated-marks.ts';
import { isOpen, type Owner } from './parts.ts';

/** What a page gives to `Content`. */
export interface BodyProps {
  /** Ids of the open parts; without them, everything but the preview is closed. */
  openParts?: ReadonlySet<string>;
  components?: Record<string, unknown>;
  /** What a page's `ClosedGate` is told about each closed gate, by part. */
  notices?: ReadonlyMap<string, unknown>;
}

/**
 * @param props of the body
 * @param notes its footnotes, in the order in which a reader meets them
 */
export function partsOf({ openParts, components, notices }: BodyProps, notes: readonly NoteRow[]) {
  const open = (part: Owner) => isOpen(part, openParts);
  const shown = notes.filter(([, part]) => open(part));
  const numbers = new Map(shown.map(([id], index) => [id, index + 1]));

  return {
    open,
    /** The content of an open part. */
    part: (children: unknown) =>
      jsx(Fragment, {
        children: import.meta.env.DEVELOPING ? [comment(GATED), children, comment(GATED_END)] : children,
      }),
    /** What a page shows in place of a closed gate. */
    closed: (part: string, inline: boolean) =>
      components?.ClosedGate
        ? jsx(components.ClosedGate, { part, inline, notice: notices?.get(part) })
        : null,
    /** Whether a footnote belongs to an open part. */
    noted: (id: string) => numbers.has(id),
    reference: (id: string, at: number) => reference(numbers.get(id), at),
    backReferences: (id: string) => {
      const [, , references = 0] = notes.find(([note]) => note === id) ?? [];
      return Array.from({ length: references }, (_, index) => backReference(numbers.get(id), index + 1));
    },
    note: (id: string, children: unknown) => jsx('li', { id: `fn:${numbers.get(id)}`, children }),
    notes: (children: unknown) => (numbers.size > 0 ? section(children) : null),
  };
}

const comment = (text: string) => jsx(Fragment, { 'set:html': `<!--${text}-->` });

/** The id of the n-th reference to a footnote. No heading's id has a colon, so the two never meet. */
function referenceId(number: number | undefined, at: number): string {
  return at === 1 ? `fnref:${number}` : `fnref:${number}:${at}`;
}

function reference(number: number | undefined, at: number) {
  const link = jsx('a', {
    href: `#fn:${number}`,
    id: referenceId(number, at),
    role: 'doc-noteref',
    'aria-describedby': 'fn:label',
    children: number,
  });
  return jsx('sup', { class: 'footnote-reference', children: link });
}

function backReference(number: number | undefined, at: number) {
  const link = jsx('a', {
    href: `#${referenceId(number, at)}`,
    class: 'footnote-back',
    role: 'doc-backlink',
    'aria-label': theme.words.backToReference.replace(
      '{number}',
      at === 1 ? `${number}` : `${number}, ${at}`,
    ),
    // The selector keeps the arrow from becoming an emoji.
    children: at === 1 ? '↩\uFE0E' : ['↩\uFE0E', jsx('sup', { children: at })],
  });
  return [' ', link];
}

function section(children: unknown) {
  const label = jsx('h2', { class: 'footnotes-label', id: 'fn:label', children: theme.words.footnotes });
  return jsx('section', {
    class: 'footnotes',
    role: 'doc-endnotes',
    'aria-labelledby': 'fn:label',
    children: [label, jsx('ol', { children })],
  });
}
