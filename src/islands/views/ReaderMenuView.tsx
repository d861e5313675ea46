/** The reader's corner as readers see it: sign in, a quiet placeholder, or their own menu, all of one size. */
export interface ReaderMenuViewProps {
  state: 'signed-out' | 'loading' | 'signed-in';
  signInHref: string;
  signInLabel: string;
  name?: string;
  imageUrl?: string;
  links: { label: string; href: string }[];
  signOutLabel: string;
  onSignOut?: () => void;
}

const MENU = 'reader-menu';

export function ReaderMenuView({ state, signInHref, signInLabel, ...reader }: ReaderMenuViewProps) {
  return (
    <div class="reader" data-state={state}>
      <span class="reader-size" aria-hidden="true">
        {signInLabel}
      </span>
      {state === 'signed-out' && (
        <a class="reader-sign-in plain-link" href={signInHref}>
          {signInLabel}
        </a>
      )}
      {state !== 'signed-in' && <span class="reader-placeholder reader-face" aria-hidden="true" />}
      {state === 'signed-in' && <Menu {...reader} />}
    </div>
  );
}

type MenuProps = Pick<ReaderMenuViewProps, 'name' | 'imageUrl' | 'links' | 'signOutLabel' | 'onSignOut'>;

/** A popover: the platform opens and closes it, by keyboard too. */
function Menu({ name = '', imageUrl, links, signOutLabel, onSignOut }: MenuProps) {
  return (
    <>
      <button class="reader-face" type="button" popovertarget={MENU} aria-label={name}>
        {imageUrl ? (
          <img src={imageUrl} alt="" width="36" height="36" />
        ) : (
          <span class="reader-initials" data-initials={initials(name)} />
        )}
      </button>
      <div class="reader-menu" id={MENU} popover="auto">
        <p class="reader-menu-name">{name}</p>
        <ul>
          {links.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
          <li>
            <button type="button" onClick={onSignOut}>
              {signOutLabel}
            </button>
          </li>
        </ul>
      </div>
    </>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}
