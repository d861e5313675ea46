/** The part of the wall that may change for a reader: the line under its heading, the next steps as plain links, and live news. */
import type { ComponentChildren } from 'preact';

export interface WallViewProps {
  /** What stands between the line and the steps. */
  children?: ComponentChildren;
  text: string;
  actions: { label: string; href: string }[];
  /** What fits this reader in particular; takes the place of the general line. */
  offer?: {
    text: string;
    action?: { label: string; href?: string; onClick?: () => unknown };
  };
  /** Live text, such as that the service cannot be reached. */
  status?: string;
}

export function WallView({ children, text, actions, offer, status }: WallViewProps) {
  return (
    <>
      <p class="wall-text">{offer?.text ?? text}</p>
      {children}
      <p class="wall-actions">
        {offer?.action && <OfferAction {...offer.action} />}
        {actions.map(({ label, href }) => (
          <a key={href} class="button" href={href}>
            {label}
          </a>
        ))}
      </p>
      <p class="wall-status" role="status">
        {status}
      </p>
    </>
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
