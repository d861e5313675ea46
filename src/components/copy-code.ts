/** Adds a copy button to each block of code. Loaded by pages that have one. */

const words = JSON.parse(document.getElementById('copy-words')?.textContent ?? '[]') as [string, string];
const [copy, copied] = words;
const COPIED_MS = 2_000;

/** Gives a button to the blocks that have none. */
export function addCopyButtons(): void {
  for (const pre of document.querySelectorAll('.prose pre:not(.copyable)')) {
    pre.classList.add('copyable');
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'copy-code label',
      textContent: copy,
    });
    const box = document.createElement('div');
    box.className = 'code-box';
    pre.replaceWith(box);
    box.append(pre, button);
  }
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('.copy-code') : null;
  if (!button) return;
  await navigator.clipboard.writeText(button.parentElement?.querySelector('code')?.textContent ?? '');
  button.textContent = copied;
  const announcer = document.querySelector('#announcer');
  if (announcer) announcer.textContent = copied;
  setTimeout(() => {
    button.textContent = copy;
  }, COPIED_MS);
});
