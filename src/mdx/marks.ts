/** The names with a meaning of their own in a body: what authors write, and what stands for it while compiling. */

/** Elements that the plugin leaves in the tree and the rewriting of the compiled module takes out again. */
export const MARK = {
  part: 'gatepost-part',
  note: 'gatepost-note',
  notes: 'gatepost-notes',
  reference: 'gatepost-reference',
  backReferences: 'gatepost-back-references',
} as const;

/** The function of a compiled body that builds its text. */
export const CONTENT_FUNCTION = '_createMdxContent';

/** What an author writes to cut a body. */
const AUTHOR_MARKS = ['Gate', 'Paywall'];

/** Whether a name in JavaScript is one that only the processor may use, or that only it understands. */
export function isReservedName(name: string): boolean {
  return AUTHOR_MARKS.includes(name) || name.startsWith('__gatepost');
}

/**
 * Says what is wrong with the name of an element that looks like a mark and is none: it would lock nothing.
 *
 * @returns the problem and how to mend it, or undefined for any other name
 */
export function misnamedMark(name: string): [problem: string, mend: string] | undefined {
  const last = name.split(/[.:]/).at(-1)?.toLowerCase();
  const meant = AUTHOR_MARKS.find((mark) => mark.toLowerCase() === last && mark !== name);
  if (meant) return [`<${name}> locks nothing.`, `Write <${meant}>, spelt exactly so.`];
  if (/^gatepost/i.test(name)) return [`The name <${name}> is kept for the theme.`, 'Choose another.'];
  return undefined;
}
