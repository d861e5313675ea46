/**
 * Turns the marks in a compiled body into conditions. MDX compiles children eagerly: in `jsx(Gate, { children: jsx(…) })`
 * they run before `Gate` does. `open("g1") ? … : closed("g1")` runs them for those who may read them, and for nobody else.
 *
 * Whatever stands outside the text runs when the module loads, whoever reads: `export const secret = …` is executed for
 * all, though sent to none.
 */
import { fileURLToPath } from 'node:url';
import MagicString from 'magic-string';
import { type ESTree, Visitor } from 'rolldown/utils';
import { broken, condition, literal, markOf, propsOf } from './conditions.ts';
import type { NoteRow } from './definitions.ts';
import { parseModule } from './javascript.ts';
import { CONTENT_FUNCTION, MARK } from './marks.ts';
import type { EntryParts } from './parts.ts';

const RUNTIME = fileURLToPath(new URL('./runtime.ts', import.meta.url)).replaceAll('\\', '/');

/**
 * @param code the module that Sätteri and Astro compiled
 * @param program the same, parsed
 * @param parts of the body, each of which has to be found in it once
 * @param notes its footnotes
 * @returns the module in which closed parts do not run
 * @throws when a part is missing, doubled, or outside the text, so that it could not be locked
 */
export function rewriteModule(
  code: string,
  program: ESTree.Program,
  parts: EntryParts,
  notes: readonly NoteRow[],
): string {
  const edits = new MagicString(code);
  const content = functionNamed(program, CONTENT_FUNCTION);
  const listing = functionNamed(program, 'getHeadings');
  if (!content?.body || !listing?.body) return broken('the compiled body has another form than expected');
  const { start, end } = content;

  const locked: string[] = [];
  new Visitor({
    CallExpression(call) {
      const mark = markOf(call);
      if (!mark) return;
      if (call.start < start || call.end > end) broken(`${mark} stands outside the text`);
      const props = propsOf(call);
      const [before, after] = condition(mark, props);
      const { children } = props;
      if (children) edits.update(call.start, children.start, before).update(children.end, call.end, after);
      else edits.update(call.start, call.end, `${before}null${after}`);
      if (mark === MARK.part || mark === MARK.note) locked.push(`${mark} ${literal(props, 'part', 'note')}`);
    },
  }).visit(program);

  const expected = [
    ...parts.parts.map(({ id }) => `${MARK.part} ${id}`),
    ...notes.map(([id]) => `${MARK.note} ${id}`),
  ];
  if (locked.sort().join() !== expected.sort().join()) broken(`expected ${expected.sort()}, found ${locked}`);

  const open = parts.headings.filter(({ part }) => part === null);
  const headings = open.map(({ depth, slug, text }) => ({ depth, slug, text }));
  edits.update(listing.body.start, listing.body.end, `{ return ${JSON.stringify(headings)}; }`);
  edits.appendLeft(
    content.body.start + 1,
    `\nconst __gatepost = __gatepostPartsOf(props, ${JSON.stringify(notes)});`,
  );
  edits.append(`\nimport { partsOf as __gatepostPartsOf } from ${JSON.stringify(RUNTIME)};`);
  const rewritten = edits.toString();
  assertNoMarks(rewritten);
  return rewritten;
}

function functionNamed(program: ESTree.Program, name: string): ESTree.Function | undefined {
  const declarations = program.body.map((node) =>
    node.type === 'ExportNamedDeclaration' ? node.declaration : node,
  );
  return declarations.find(
    (node): node is ESTree.Function => node?.type === 'FunctionDeclaration' && node.id?.name === name,
  );
}

/** A text without the name of a mark, and without an escape that could spell one, need not be parsed. */
const MAY_SPELL_MARK = new RegExp(`\\\\(?![nrt"'\`$\\\\])|${Object.values(MARK).join('|')}`);

function assertNoMarks(code: string): void {
  if (!MAY_SPELL_MARK.test(code)) return;
  new Visitor({
    CallExpression(call) {
      const mark = markOf(call);
      if (mark) broken(`${mark} is left in the compiled body`);
    },
  }).visit(parseModule(code));
}
