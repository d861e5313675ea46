/** Rule: nothing stands around a body that ships it to everyone: no island, no server island, no `<Show>` of Clerk's. */
import type { Problem } from '../problem.ts';
import { bodiesOf } from './bodies.ts';
import { importsOf } from './imports.ts';
import type { Source, SyntaxNode } from './parse.ts';
import type { Project } from './project.ts';
import { child, children, text, walk } from './walk.ts';

/** Components of Clerk's that choose between their children in the browser when there is no session on the server. */
const CHOOSERS = ['Show', 'Protect', 'SignedIn', 'SignedOut'];
const CLERK = /^@clerk\/astro(?:\/|$)/;

export function wrappingProblems(source: Source, project: Project): Problem[] {
  if (!source.path.endsWith('.astro')) return [];
  const bodies = bodiesOf(source, project);
  const choosers = new Set(
    importsOf(source).flatMap(({ from, names }) =>
      CLERK.test(from)
        ? names.filter(({ imported }) => CHOOSERS.includes(imported)).map(({ local }) => local)
        : [],
    ),
  );
  const problems: Problem[] = [];
  walk(source.root, (node, around) => {
    if (node.type !== 'JSXElement' && node.type !== 'JSXExpressionContainer') return;
    const what = node.type === 'JSXElement' ? shownBy(node, bodies) : heldBy(node, around, bodies);
    if (!what) return;
    const wrapper = [...around, node].findLast((one) => one.type === 'JSXElement' && wraps(one, choosers));
    if (!wrapper) return;
    const name = tagOf(wrapper);
    const how = wraps(wrapper, choosers);
    const itself = wrapper === node;
    problems.push({
      file: source.path,
      line: source.lineOf(node),
      problem: `${what} ${itself ? `is given to <${name} ${how}>` : `stands inside <${name}${how === 'Show' ? '' : ` ${how}`}>`}, ${reasonFor(how)}`,
      mend:
        how === 'Show'
          ? 'Let the server decide: openEntry gives only what this viewer may read.'
          : 'Give islands cards and decisions; bodies are rendered by the page itself.',
    });
  });
  return problems;
}

function reasonFor(how: string): string {
  if (how === 'Show') return 'which may send its children to everyone and hide them in the browser.';
  if (how === 'server:defer')
    return 'which puts its props and children into an address and answers it apart from the page.';
  return 'which writes its props and children into the page for the browser.';
}

type Bodies = ReturnType<typeof bodiesOf>;

/** What an element shows of a body, in words. */
function shownBy(node: SyntaxNode, bodies: Bodies): string | undefined {
  const opening = child(node, 'openingElement');
  const name = tagOf(node);
  if (bodies.isElement(child(opening, 'name'))) return `The body <${name}>`;
  // A layout or a component is given the body to show in its place.
  if (name === 'slot') return '<slot />, through which a body may come,';
  const held = children(opening, 'attributes').find((attribute) => {
    const value = child(attribute, 'value') ?? child(attribute, 'argument');
    return value !== undefined && bodies.isIn(value);
  });
  if (!held) return undefined;
  const prop = held.type === 'JSXSpreadAttribute' ? '{...}' : attributeName(held);
  return `A body, in ${prop} of <${name}>,`;
}

/** `{html}` among the children of an element. */
function heldBy(node: SyntaxNode, around: readonly SyntaxNode[], bodies: Bodies): string | undefined {
  const inAttribute = around.at(-1)?.type === 'JSXAttribute';
  const expression = child(node, 'expression');
  return !inAttribute && expression && bodies.isIn(expression) ? 'A body' : undefined;
}

/** The directive that makes an element an island, `Show` for a chooser of Clerk's, else undefined. */
function wraps(element: SyntaxNode, choosers: ReadonlySet<string>): string {
  if (choosers.has(tagOf(element))) return 'Show';
  const names = children(child(element, 'openingElement'), 'attributes').map(attributeName);
  return names.find((name) => name === 'server:defer' || name.startsWith('client:')) ?? '';
}

function tagOf(element: SyntaxNode): string {
  const name = child(child(element, 'openingElement'), 'name');
  if (name?.type !== 'JSXMemberExpression') return text(name, 'name') ?? '';
  return `${text(child(name, 'object'), 'name')}.${text(child(name, 'property'), 'name')}`;
}

/** `client:idle` comes as one name or as a namespace and a name. */
function attributeName(attribute: SyntaxNode): string {
  const name = child(attribute, 'name');
  if (name?.type !== 'JSXNamespacedName') return text(name, 'name') ?? '';
  return `${text(child(name, 'namespace'), 'name')}:${text(child(name, 'name'), 'name')}`;
}
