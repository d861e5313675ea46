/** The search dialog as readers see it: a field, and below it a list through which the arrow keys go. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { GATE_OPEN, GATE_POSTS, GATE_SHUT } from '#src/components/gate-paths.ts';
import type { Findings, Result } from '../search-findings.ts';

export interface SearchLabels {
  search: string;
  searchFor: string;
  searchHint: string;
  searchFailed: string;
  allResults: string;
  close: string;
  locked: string;
  open: string;
  found: (count: number) => string;
}

export interface SearchViewProps {
  dialog: RefObject<HTMLDialogElement>;
  labels: SearchLabels;
  q: string;
  findings: Findings;
  /** Number of the chosen result; -1 while it is the field. */
  active: number;
  onInput: (q: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onClose: () => void;
}

const LIST = 'search-list';
const optionId = (number: number) => `search-option-${number}`;

export function SearchView(props: SearchViewProps) {
  const { dialog, labels, q, findings, active, onInput, onKeyDown, onClose } = props;
  const results = findings.state === 'found' ? findings.results : [];
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <dialog
      ref={dialog}
      class="search-dialog"
      aria-label={labels.search}
      onClose={onClose}
      // A click beside it closes it, where the platform knows how.
      {...{ closedby: 'any' }}
    >
      <search>
        <form class="search-dialog-form" action="/search" method="get">
          <input
            class="search-dialog-field"
            type="search"
            name="q"
            value={q}
            maxLength={200}
            placeholder={labels.searchHint}
            aria-label={labels.searchFor}
            role="combobox"
            aria-expanded={results.length > 0}
            aria-controls={LIST}
            aria-autocomplete="list"
            aria-activedescendant={active === -1 ? undefined : optionId(active)}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            autofocus
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <button class="search-dialog-close label" type="button" onClick={() => dialog.current?.close()}>
            {labels.close}
          </button>
        </form>
      </search>
      <p class="search-dialog-status label" role="status">
        {statusOf(findings, labels)}
      </p>
      <div class="search-dialog-list" id={LIST} role="listbox" aria-label={labels.search}>
        {results.map((result, number) => (
          <Option
            key={result.url}
            id={optionId(number)}
            result={result}
            chosen={number === active}
            labels={labels}
          />
        ))}
      </div>
      {findings.state === 'found' && findings.total > results.length && (
        <p class="search-dialog-all label">
          <a href={`/search?${new URLSearchParams({ q })}`}>{labels.allResults}</a>
        </p>
      )}
    </dialog>
  );
}

interface OptionProps {
  id: string;
  result: Result;
  chosen: boolean;
  labels: SearchLabels;
}

function Option({ id, result, chosen, labels }: OptionProps) {
  const { url, title, snippet, audience, state } = result;
  return (
    <a class="search-option" id={id} role="option" aria-selected={chosen} tabIndex={-1} href={url}>
      <span class="search-option-title">{marked(title)}</span>
      {audience && (
        <span class="search-option-mark label" data-state={state}>
          <svg class="search-option-gate" viewBox="0 0 18 14" aria-hidden="true" focusable="false">
            <path d={GATE_POSTS} stroke-width="2" />
            <path d={state === 'open' ? GATE_OPEN : GATE_SHUT} stroke-width="1.3" />
          </svg>
          <span class="search-option-who">
            {audience} <span class="sr-only">({state === 'open' ? labels.open : labels.locked})</span>
          </span>
        </span>
      )}
      <span class="search-option-snippet">{marked(snippet)}</span>
    </a>
  );
}

function marked(segments: Result['title']) {
  return segments.map(({ text, match }) => (match ? <mark>{text}</mark> : text));
}

function statusOf(findings: Findings, labels: SearchLabels): string {
  switch (findings.state) {
    case 'found':
      return labels.found(findings.total);
    case 'refused':
      return findings.message;
    case 'failed':
      return labels.searchFailed;
    default:
      return '';
  }
}
