/** Brings in the body: asks the server for the page again, and takes over its entry. */

const ENTRY = '#entry';
/** What of an entry depends on who reads it: its open parts, and the wall in front of the others. */
const ANSWERS = ['data-open', 'data-wall'];

/**
 * Fetches this page as the reader may see it at this moment, and swaps the entry if the answers about it differ.
 *
 * @returns whether more of it is open, or only its wall has changed; undefined when everything stays
 */
export async function takeOverEntry(): Promise<'unlocked' | 'changed' | undefined> {
  const here = document.querySelector(ENTRY);
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' }).catch(
    () => undefined,
  );
  if (!here || !answer?.ok) return undefined;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const there = page.querySelector(ENTRY);
  if (!there || ANSWERS.every((name) => there.getAttribute(name) === here.getAttribute(name)))
    return undefined;
  const unlocked = there.getAttribute('data-open') !== here.getAttribute('data-open');
  const { activeElement: focused, body } = document;
  here.replaceWith(document.adoptNode(there));
  // Whoever pressed a button of the wall, which may be gone already, goes on where it stood and not at the top of the page.
  if (focused === body || !focused?.isConnected)
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  return unlocked ? 'unlocked' : 'changed';
}
