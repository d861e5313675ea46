/** What screen readers are told when an entry opens. The words are in the page's live region: see src/layouts/Base.astro. */

export function announceUnlocked(): void {
  const announcer = document.querySelector<HTMLElement>('#announcer');
  if (announcer) announcer.textContent = announcer.dataset.unlocked ?? '';
}
