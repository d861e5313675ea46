/** In the studio while developing: under each entry, links that open it as any persona. The site's own pages know nothing of them. */
import { READERS, viewAsHref } from './address.ts';

for (const row of document.querySelectorAll<HTMLElement>('[data-entry]')) {
  const line = document.createElement('p');
  line.className = 'label';
  line.style.cssText = 'display:flex;flex-wrap:wrap;gap:0 1em;margin-top:.35em';
  line.append('Open as', ...READERS.map((name) => linkTo(name, row.dataset.entry ?? '/')));
  (row.querySelector('.words') ?? row).append(line);
}

function linkTo(name: string, path: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = viewAsHref(name, path);
  link.textContent = name;
  return link;
}
