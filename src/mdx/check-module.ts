/** Refuses compiled bodies that would publish a file beside an entry, or that hide a mark from the processor. */
import { type ESTree, Visitor } from 'rolldown/utils';
import { AuthorError } from './author-error.ts';
import type { Snippet } from './draft.ts';
import { CONTENT_FUNCTION, isReservedName } from './marks.ts';

/** Modules that run on the server or are styles; Vite makes a public file of anything else that is imported. */
const CODE = /\.(?:astro|[cm]?[jt]sx?|vue|svelte|css|scss|sass|less|json)$/i;
const MEDIA =
  /\.(?:apng|avif|bmp|gif|ico|jpe?g|jxl|png|svg|tiff?|webp|aac|flac|m4a|mov|mp[34]|ogg|opus|wav|webm|pdf|txt|vtt|zip|epub)$/i;
const PACKAGE = /^(?:@[^/]+\/)?[^./~#@][^/]*$/;

/**
 * @param program the compiled module, before its marks are taken out
 * @param file as authors know it
 * @param snippets the JavaScript in the body, in which the line of a mistake is looked up
 */
export function checkModule(program: ESTree.Program, file: string, snippets: readonly Snippet[]): void {
  const fail = (quote: string, problem: string, mend: string): never => {
    throw new AuthorError({ file, line: lineOfQuote(quote, snippets) }, problem, mend);
  };
  const checkImport = (from: string) => {
    const problem = `This entry imports "${from}"`;
    if (/\.mdx?(?:\?|$)/i.test(from)) {
      fail(
        from,
        `${problem}, another entry, whose rule nobody would ask.`,
        'Move what they share into a component.',
      );
    }
    if (isPublicFile(from)) {
      const mend =
        'Show it with ![…](./…) or link to it with […](./…), which keeps it under the rule of its part.';
      fail(from, `${problem}, which may make that file public.`, mend);
    }
  };

  new Visitor({
    FunctionDeclaration({ id, async }) {
      if (id?.name !== CONTENT_FUNCTION || !async) return;
      const mend = 'Await it in an export at the top: export const answer = await …';
      fail('await', 'This entry awaits something in its text, which Astro cannot render.', mend);
    },
    Identifier({ name }) {
      if (!isReservedName(name)) return;
      if (name.startsWith('_')) fail(name, `The name ${name} is kept for the theme.`, 'Choose another.');
      const problem = `"${name}" stands where the build cannot lock it: in an export, an attribute, or as a name in code.`;
      fail(name, problem, `Write <${name}> in the text itself, and give other things other names.`);
    },
    ImportDeclaration: (node) => checkImport(node.source.value),
    ExportAllDeclaration: (node) => checkImport(node.source.value),
    ExportNamedDeclaration: (node) => node.source && checkImport(node.source.value),
    ImportExpression({ source: from }) {
      if (from.type === 'Literal' && typeof from.value === 'string') return checkImport(from.value);
      fail('import(', 'This entry imports a file whose name is computed.', 'Write the name itself.');
    },
    MemberExpression({ object, property }) {
      if (object.type !== 'MetaProperty' || property.type !== 'Identifier' || property.name !== 'glob')
        return;
      const mend = 'Import the files that are needed, one by one.';
      fail('import.meta.glob', 'This entry imports files by a pattern, which may make them public.', mend);
    },
  }).visit(program);
}

function lineOfQuote(quote: string, snippets: readonly Snippet[]): number | undefined {
  const found = snippets.find(({ text }) => text.includes(quote));
  return found && found.line + found.text.slice(0, found.text.indexOf(quote)).split('\n').length - 1;
}

function isPublicFile(from: string): boolean {
  if (from.includes('?')) return true;
  if (PACKAGE.test(from)) return MEDIA.test(from);
  const name = from.split('/').at(-1) ?? '';
  return name.includes('.') && !CODE.test(name) && !/^\.+$/.test(name);
}
