/**
 * Which names in an Astro component hold a body: what came out of one of the library's doors, and what was made of that.
 * The fields of an opened entry that are safe everywhere are listed; every other one counts as the body.
 */
import { importsOf, targetOf } from './imports.ts';
import type { Source, SyntaxNode } from './parse.ts';
import type { Project } from './project.ts';
import { child, children, childrenOf, nodesOf, text } from './walk.ts';

/** Of an opened entry: public, or an answer about this viewer and nothing of the text. */
const SAFE_FIELDS = new Set(['card', 'decision', 'hasPreview', 'headings', 'minutes', 'gates', 'openParts']);
/** `openEntry` and its like; an author's profile is public. */
const DOOR = /^open(?!Author)[A-Z]/;
const OPENED = 'OpenedEntry';

export interface Bodies {
  /** Whether the value of an expression holds a body, or a whole entry with one. */
  isIn(expression: SyntaxNode): boolean;
  /** Whether an element of this name shows a body: `<Content>`, `<entry.Content>`. */
  isElement(name: SyntaxNode | undefined): boolean;
}

/** Finds the bodies of a component. */
export function bodiesOf(source: Source, project: Project): Bodies {
  const doors = doorsOf(source, project);
  const props = openedProps(source);
  const names = new Set<string>();

  const isBodyOf = (object: SyntaxNode | undefined, field: string | undefined): boolean => {
    if (object && isProps(object)) return field === undefined ? props.size > 0 : props.has(field);
    return object !== undefined && isIn(object) && !(field && SAFE_FIELDS.has(field));
  };
  const isIn = (node: SyntaxNode): boolean => {
    switch (node.type) {
      case 'Identifier':
        return names.has(text(node, 'name') ?? '');
      case 'MemberExpression': {
        if (isProps(node)) return props.size > 0;
        const computed = node.computed === true ? child(node, 'property') : undefined;
        const field = computed ? text(computed, 'value') : text(child(node, 'property'), 'name');
        return isBodyOf(child(node, 'object'), field);
      }
      case 'CallExpression': {
        const callee = child(node, 'callee');
        const name = text(callee, 'name') ?? text(child(callee, 'property'), 'name') ?? '';
        return doors.has(name) || childrenOf(node).some(isIn);
      }
      case 'Property':
        return [child(node, 'value')].some((value) => value !== undefined && isIn(value));
      // Elements inside an expression are looked at by themselves.
      case 'JSXElement':
        return false;
      default:
        return childrenOf(node).some(isIn);
    }
  };

  // A name may be made of one that stands further down, in a function.
  for (let before = -1; before !== names.size; ) {
    before = names.size;
    for (const declarator of nodesOf(source.root, 'VariableDeclarator', 'AssignmentExpression')) {
      const pattern = child(declarator, 'id') ?? child(declarator, 'left');
      const value = child(declarator, 'init') ?? child(declarator, 'right');
      if (!pattern || !value) continue;
      for (const name of boundBy(pattern, (field) => (field ? isBodyOf(value, field) : isIn(value))))
        names.add(name);
    }
  }

  const isElement = (name: SyntaxNode | undefined): boolean => {
    if (name?.type === 'JSXMemberExpression') {
      const object = child(name, 'object');
      const holds =
        object?.type === 'JSXIdentifier' ? names.has(text(object, 'name') ?? '') : isElement(object);
      return holds && !SAFE_FIELDS.has(text(child(name, 'property'), 'name') ?? '');
    }
    return names.has(text(name, 'name') ?? '');
  };
  return { isIn, isElement };
}

/** Names that a pattern binds to a body. `holds` answers for one field, or for the whole. */
function boundBy(pattern: SyntaxNode, holds: (field?: string) => boolean): string[] {
  if (pattern.type === 'AssignmentPattern') {
    const left = child(pattern, 'left');
    return left ? boundBy(left, holds) : [];
  }
  if (pattern.type === 'Identifier') return holds() ? [text(pattern, 'name') ?? ''] : [];
  if (pattern.type === 'ArrayPattern')
    return children(pattern, 'elements').flatMap((one) => boundBy(one, holds));
  return children(pattern, 'properties').flatMap((property) => {
    if (property.type === 'RestElement') {
      const rest = child(property, 'argument');
      return rest ? boundBy(rest, () => holds()) : [];
    }
    const field = text(child(property, 'key'), 'name') ?? text(child(property, 'key'), 'value') ?? '';
    const value = child(property, 'value');
    return value ? boundBy(value, () => holds(field)) : [];
  });
}

/** The names under which a file imports the library's doors. */
function doorsOf(source: Source, project: Project): Set<string> {
  const names = importsOf(source).flatMap(({ from, names }) => {
    const target = targetOf(from, source.file, project.root);
    if (!target || !project.pathOf(target).startsWith('src/library')) return [];
    return names.filter(({ imported }) => DOOR.test(imported)).map(({ local }) => local);
  });
  // Members of a namespace keep their names.
  return new Set([...names, 'openEntry']);
}

/** The props that a component declares as opened entries: `entry: OpenedEntry`. */
function openedProps({ root }: Source): Set<string> {
  const found = nodesOf(root, 'TSPropertySignature').filter((property) =>
    nodesOf(property, 'TSTypeReference').some((type) => text(child(type, 'typeName'), 'name') === OPENED),
  );
  return new Set(found.map((property) => text(child(property, 'key'), 'name') ?? ''));
}

/** `Astro.props` */
function isProps(node: SyntaxNode): boolean {
  return (
    node.type === 'MemberExpression' &&
    text(child(node, 'object'), 'name') === 'Astro' &&
    text(child(node, 'property'), 'name') === 'props'
  );
}
