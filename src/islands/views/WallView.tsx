/** The wall as readers see it: a gate in a line, what is needed, and the next steps as plain links. */
import type { ComponentChildren } from 'preact';

export interface WallViewProps {
  /** The drawing on the line. */
  children?: ComponentChildren;
  heading: string;
  text: string;
  /** A sentence: when the entry opens for everyone. */
  opensOn?: string;
  actions: { label: string; href: string; kind: 'primary' | 'quiet' }[];
  /** What fits this reader in particular; takes the place of the general line. */
  offer?: {
    text: string;
    action?: { label: string; href?: string; onClick?: () => unknown };
  };
  /** Live text, such as that the service cannot be reached. */
  status?: string;
  busy?: boolean;
}

export function WallView({
  children,
  heading,
  text,
  opensOn,
  actions,
  offer,
  status,
  busy = false,
}: WallViewProps) {
  return (
    <section class="wall" aria-labelledby="wall-heading" aria-busy={busy}>
      <div class="wall-line">{children}</div>
      <h2 class="wall-heading" id="wall-heading">
        {heading}
      </h2>
      <p class="wall-text">{offer?.text ?? text}</p>
      {opensOn && <p class="wall-date">{opensOn}</p>}
      <p class="wall-actions">
        {offer?.action && <OfferAction {...offer.action} />}
        {actions.map(({ label, href, kind }) => (
          <a key={href} class={kind === 'primary' ? 'button' : 'button button-quiet'} href={href}>
            {label}
          </a>
        ))}
      </p>
      <p class="wall-status" role="status">
        {status}
      </p>
    </section>
  );
}

function OfferAction({ label, href, onClick }: { label: string; href?: string; onClick?: () => unknown }) {
  return href ? (
    <a class="button" href={href}>
      {label}
    </a>
  ) : (
    <button class="button" type="button" onClick={onClick}>
      {label}
    </button>
  );
}
