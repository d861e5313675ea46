/** Turns the attributes of a `<Gate>` into what an author would write as `access` in frontmatter. */
import type { ESTree } from 'rolldown/utils';
import { suggestion } from '#src/access/suggest.ts';
import { DYNAMIC, staticValue, staticValueOf } from './javascript.ts';
import type { TreeAttribute } from './tree.ts';

const NAMES = ['plan', 'role', 'permission', 'feature', 'signed-in', 'access'];

/** One attribute with its value; `true` for one without a value. A spread has no name. */
interface GateAttribute {
  name: string | undefined;
  value: unknown;
}

/** Ends the build with a sentence for the author. */
type Fail = (problem: string, mend: string) => never;

/**
 * @param attributes as {@link treeAttributes} or {@link jsxAttributes} read them
 * @returns the rule in the grammar of `access`; several attributes have to be met together
 */
export function gateAccess(attributes: readonly GateAttribute[], fail: Fail): unknown {
  const terms = attributes.map((attribute) => gateTerm(attribute, fail));
  if (terms.length === 0) {
    fail('<Gate> does not say who may read it.', 'Add a rule, such as plan="supporter" or signed-in.');
  }
  return terms.length === 1 ? terms[0] : { all: terms };
}

function gateTerm({ name, value }: GateAttribute, fail: Fail): unknown {
  if (name === undefined) {
    return fail('<Gate> spreads attributes, which are not known at build.', 'Write them one by one.');
  }
  if (!NAMES.includes(name)) {
    return fail(`<Gate> has no attribute "${name}".`, suggestion(name, NAMES, 'Attributes'));
  }
  if (value === DYNAMIC) {
    return fail(
      `"${name}" of <Gate> is computed, but its rule has to be known at build.`,
      `Write it out, such as plan="supporter", plan={['supporter', 'team']} or access={{ any: […] }}.`,
    );
  }
  if (name === 'signed-in') {
    return value === true ? name : fail('"signed-in" of <Gate> takes no value.', 'Write <Gate signed-in>.');
  }
  if (value === true) return fail(`"${name}" of <Gate> has no value.`, `Write ${name}="…".`);
  return name === 'access' ? value : { [name]: value };
}

/** The attributes of an element in Markdown. */
export function treeAttributes(attributes: readonly TreeAttribute[]): GateAttribute[] {
  return attributes.map((attribute) => {
    if (attribute.type === 'mdxJsxExpressionAttribute') return { name: undefined, value: DYNAMIC };
    const { name, value } = attribute;
    return { name, value: typeof value === 'object' && value ? staticValueOf(value.value) : (value ?? true) };
  });
}

/** The attributes of an element in a JavaScript expression. */
export function jsxAttributes({ attributes }: ESTree.JSXOpeningElement): GateAttribute[] {
  return attributes.map((attribute) => {
    if (attribute.type !== 'JSXAttribute') return { name: undefined, value: DYNAMIC };
    const { name, value } = attribute;
    const shown = name.type === 'JSXIdentifier' ? name.name : `${name.namespace.name}:${name.name.name}`;
    if (!value) return { name: shown, value: true };
    return {
      name: shown,
      value: staticValue(value.type === 'JSXExpressionContainer' ? value.expression : value),
    };
  });
}
