/** Rule: a page that may be kept for all who give the same answers asks for nothing that only its reader's request holds. */
import type { Problem } from '../problem.ts';
import type { Source } from './parse.ts';
import { child, nodesOf, text } from './walk.ts';

const PAGES = 'src/pages/';
/** Kept under their whole query. */
const API = 'src/pages/api/';

/** What of a request a kept page does not depend on, by the names under which Astro and the session room have it. */
const OF_THE_REQUEST = new Set(['cookies', 'clientAddress', 'currentUser', 'organization', 'auth', 'nonce']);
const QUERY = new Set(['search', 'searchParams']);

export function keepingProblems(source: Source): Problem[] {
  if (!source.path.startsWith(PAGES) || !saysKeepable(source)) return [];
  const inApi = source.path.startsWith(API);
  return nodesOf(source.root, 'MemberExpression').flatMap((node) => {
    const name = text(child(node, 'property'), 'name') ?? '';
    if (!OF_THE_REQUEST.has(name) && (inApi || !QUERY.has(name))) return [];
    return {
      file: source.path,
      line: source.lineOf(node),
      problem: `This page says that it may be kept for everybody with the same rights, and asks for "${name}", which it would not find.`,
      mend: 'Leave out keepable = true; the page is then rendered for each reader.',
    };
  });
}

function saysKeepable({ root }: Source): boolean {
  return nodesOf(root, 'AssignmentExpression').some(
    (node) => text(child(child(node, 'left'), 'property'), 'name') === 'keepable',
  );
}
