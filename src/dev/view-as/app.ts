/** The toolbar's window: who to be, why this page is open or shut, and outlines around what is gated. */
import { defineToolbarApp } from 'astro/toolbar';
import { viewAsHref } from './address.ts';
import { outline } from './outline.ts';
import { COOKIE, type Pretence, TRACE_PATH } from './pretence.ts';
import type { Trace } from './trace.ts';

interface Answer {
  /** Readers of the local Clerk; none where another answers. */
  personas: string[];
  plans: string[];
  roles: string[];
  pretence?: Pretence;
  /** Empty for pages that show no entry. */
  traces: Trace[];
}

export default defineToolbarApp({
  init(canvas, app) {
    const panel = document.createElement('astro-dev-toolbar-window');
    canvas.append(panel);
    app.onToggled(async ({ state }) => {
      outline(state);
      if (state) show(panel, await ask());
    });
  },
});

async function ask(): Promise<Answer> {
  return (await fetch(`${TRACE_PATH}?path=${encodeURIComponent(location.pathname)}`)).json();
}

function show(panel: HTMLElement, { personas, plans, roles, pretence, traces }: Answer): void {
  const be = (next?: Pretence) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser that authors use.
    document.cookie = `${COOKIE}=${next ? encodeURIComponent(JSON.stringify(next)) : ''};path=/;max-age=${next ? 86_400 : 0};samesite=lax`;
    location.reload();
  };
  const current = pretence ?? { signedIn: false, plans: [], roles: [] };
  const signedIn = { ...current, signedIn: true };
  panel.replaceChildren(
    text('h1', 'View as'),
    row([
      choice('whoever is signed in', !pretence, () => be()),
      choice('a visitor', pretence?.signedIn === false, () => be({ signedIn: false, plans: [], roles: [] })),
      choice('a reader', pretence?.signedIn === true, () => be({ signedIn: true, plans: [], roles: [] })),
    ]),
    ...(personas.length > 0
      ? [text('h3', 'signed in as'), row(personas.map((name) => choice(name, false, () => signInAs(name))))]
      : []),
    text('h3', 'or pretending to hold'),
    row([
      ...plans.map((plan) =>
        choice(plan, current.plans.includes(plan), () =>
          be({ ...signedIn, plans: flip(current.plans, plan) }),
        ),
      ),
      ...roles.map((role) =>
        choice(role, current.roles.includes(role), () =>
          be({ ...signedIn, roles: flip(current.roles, role) }),
        ),
      ),
    ]),
    text('h3', 'Why this page is as it is'),
    ...(traces.length > 0
      ? traces.flatMap(({ of, lines }) => [
          ...(traces.length > 1 ? [text('h4', of)] : []),
          ...lines.map(({ depth, requirement, open }) =>
            text('div', `${'\u2003'.repeat(depth)}${open ? '✓' : '✗'} ${requirement}`),
          ),
        ])
      : [text('div', 'It shows no entry of its own; each entry in its lists has its own rule.')]),
  );
}

/** Signs in at the local Clerk, which ends every pretence. */
function signInAs(name: string): void {
  location.assign(viewAsHref(name, location.pathname));
}

const flip = (names: readonly string[], name: string) =>
  names.includes(name) ? names.filter((other) => other !== name) : [...names, name];

function text(tag: string, content: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: content });
}

function row(children: HTMLElement[]): HTMLElement {
  const box = document.createElement('div');
  box.style.cssText = 'display:flex;flex-wrap:wrap;gap:8px;margin-block:8px';
  box.append(...children);
  return box;
}

function choice(label: string, chosen: boolean, onClick: () => void): HTMLElement {
  const button = document.createElement('astro-dev-toolbar-button');
  Object.assign(button, { textContent: label, buttonStyle: chosen ? 'purple' : 'gray', size: 'small' });
  button.setAttribute('aria-pressed', String(chosen));
  button.addEventListener('click', onClick);
  return button;
}
