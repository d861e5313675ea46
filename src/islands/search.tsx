/** The search dialog. Nothing of it is loaded before a reader opens it; without scripts, its button leads to the search page. */
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { labels } from '#src/components/labels.ts';
import styles from '#src/styles/search-dialog.css?url';
import { askSearch, type Findings } from './search-findings.ts';
import { SearchView } from './views/SearchView.tsx';

/** Opens the dialog; the platform keeps the focus inside and gives it back when it closes. */
export async function openSearch(): Promise<void> {
  await styled();
  const host = document.createElement('div');
  document.body.append(host);
  const close = () => {
    render(null, host);
    host.remove();
  };
  render(<SearchDialog onClose={close} />, host);
}

/** Its style sheet comes with its code: readers who never search carry neither. */
function styled(): Promise<unknown> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
  if (document.querySelector(`link[href="${styles}"]`)) return Promise.resolve();
  document.head.append(link);
  return new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
}

/** Pause in typing after which the server is asked. */
const PAUSE_MS = 120;

function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [q, setQ] = useState('');
  const [findings, setFindings] = useState<Findings>({ state: 'idle' });
  const [active, setActive] = useState(-1);
  const results = findings.state === 'found' ? findings.results : [];

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    setActive(-1);
    if (!q.trim()) return setFindings({ state: 'idle' });
    const outdated = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await askSearch(q, outdated.signal);
      if (!outdated.signal.aborted) setFindings(answer);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      outdated.abort();
    };
  }, [q]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length > 0) {
      event.preventDefault();
      // One place more than there are results: the field itself, from which Enter leads to the search page.
      const places = results.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    }
    if (event.key === 'Escape') {
      // The field would only empty itself.
      event.preventDefault();
      dialog.current?.close();
    }
    const chosen = results[active];
    if (event.key === 'Enter' && chosen && !event.isComposing) {
      event.preventDefault();
      location.assign(chosen.url);
    }
  }

  return (
    <SearchView
      dialog={dialog}
      labels={labels}
      q={q}
      findings={findings}
      active={active}
      onInput={setQ}
      onKeyDown={onKeyDown}
      onClose={onClose}
    />
  );
}
