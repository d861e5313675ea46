/** The wall as readers see it: a gate in a line, what is needed, and the next steps as plain links. */
export interface WallViewProps {
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

export function WallView({ heading, text, opensOn, actions, offer, status, busy = false }: WallViewProps) {
  return (
    <section class="wall" aria-labelledby="wall-heading" aria-busy={busy}>
      <div class="wall-line">
        <svg viewBox="9 0 70 52" aria-hidden="true" focusable="false">
          <path d="M10 52V9l4-6 4 6v43M70 52V9l4-6 4 6v43" stroke-width="1.6" stroke-linejoin="round" />
          <path
            d="M18 16h52M18 23.5h52M18 31h52M18 38.5h52M18 46h52M20 46L68 16M44 16v30"
            stroke-width="1.3"
          />
          <path d="M10 52h8M70 52h8" stroke-width="1.6" />
        </svg>
      </div>
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
