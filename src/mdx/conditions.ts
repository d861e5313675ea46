/** The marks in a compiled body, and the condition that takes the place of each. */
import type { ESTree } from 'rolldown/utils';
import { MARK } from './marks.ts';

/** What goes before and after the children of a mark. */
export function condition(mark: string, props: Props): [before: string, after: string] {
  const id = JSON.stringify(literal(props, 'part', 'note'));
  switch (mark) {
    case MARK.part: {
      // A body that is nothing but its closed part returns this itself, and Astro writes out a null.
      const closed = id === '"body"' ? '""' : `__gatepost.closed(${id}, ${'inline' in props})`;
      return [`(__gatepost.open(${id}) ? __gatepost.part(`, `) : ${closed})`];
    }
    case MARK.note:
      return [`(__gatepost.noted(${id}) ? __gatepost.note(${id}, `, ') : null)'];
    case MARK.notes:
      return ['__gatepost.notes(', ')'];
    case MARK.reference:
      return [`__gatepost.reference(${id}, ${Number(literal(props, 'at'))}, `, ')'];
    case MARK.backReferences:
      return [`__gatepost.backReferences(${id}, `, ')'];
    default:
      return broken(`${mark} is not known`);
  }
}

export type Props = Record<string, ESTree.Expression>;

/** The attributes of a mark. */
export function propsOf(call: ESTree.CallExpression): Props {
  const [, props] = call.arguments;
  if (props?.type !== 'ObjectExpression') return broken('a mark has no plain attributes');
  return Object.fromEntries(
    props.properties.map((property) => {
      if (property.type !== 'Property' || property.computed) return broken('a mark has computed attributes');
      const { key } = property;
      return [key.type === 'Identifier' ? key.name : String('value' in key && key.value), property.value];
    }),
  );
}

/** The text of the first of these attributes that is there. */
export function literal(props: Props, ...names: string[]): string {
  const value = names.map((name) => props[name]).find(Boolean);
  return value?.type === 'Literal' ? String(value.value) : '';
}

/** The mark that a call builds: `_jsx("gatepost-part", …)` or `_jsx(_components["gatepost-part"], …)`. */
export function markOf({ arguments: [type] }: ESTree.CallExpression): string | undefined {
  const name = type?.type === 'MemberExpression' ? type.property : type;
  return name?.type === 'Literal' ? Object.values(MARK).find((mark) => mark === name.value) : undefined;
}

/** A defect of this theme, or a version of Astro that compiles otherwise; never an author's mistake. */
export function broken(reason: string): never {
  throw new Error(
    `The parts of this body could not be locked, so it is not published: ${reason}. Please report this.`,
  );
}
