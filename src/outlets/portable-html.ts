/**
 * HTML that means the same away from its page: whole addresses, no scripts or styles, no ids that could meet those of
 * another entry. Elements and attributes are allowed by name; of any other element only the content stays.
 */
import { COMMENT_NODE, DOCTYPE_NODE, ELEMENT_NODE, type Node, parse, TEXT_NODE } from 'ultrahtml';

const words = (list: string) => new Set(list.split(' '));

const ELEMENTS = words(
  'a abbr aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr',
);
/** Gone with all that is in them. */
const DROPPED = words(
  'button dialog embed form head iframe input link meta noscript object script style svg template textarea title',
);
const VOID = words('br col hr img source track wbr');
const ATTRIBUTES = words(
  'alt cite colspan controls datetime dir download height href kind label lang open poster reversed rowspan scope src srclang srcset start title type value width',
);
const ADDRESSES = words('href src poster cite');
/** The references that Astro writes into addresses. */
const REFERENCE = /&(amp|#38|quot|#34|#39);/gi;
const CHARACTERS: Record<string, string> = { amp: '&', '#38': '&', quot: '"', '#34': '"', '#39': "'" };
const SCHEMES = words('http: https: mailto: tel:');

/**
 * @param html as a page holds it
 * @param base the whole address of that page
 * @returns well-formed HTML, on which `#fragment` links lead to the page itself
 */
export function portableHtml(html: string, base: string): string {
  return write(parse(html) as Node, base).trim();
}

function write(node: Node, base: string): string {
  if (node.type === TEXT_NODE) return node.value;
  if (node.type === COMMENT_NODE || node.type === DOCTYPE_NODE) return '';
  const inner = () => node.children.map((child: Node) => write(child, base)).join('');
  if (node.type !== ELEMENT_NODE) return inner();
  const name = node.name.toLowerCase();
  if (DROPPED.has(name)) return '';
  if (!ELEMENTS.has(name)) return inner();
  const attributes = Object.entries(node.attributes as Record<string, string>)
    .flatMap(([key, value]) => attribute(key.toLowerCase(), value, base))
    .join('');
  // Spans of highlighted code lose their colours on the way, and with them their sense.
  if (name === 'span' && !attributes) return inner();
  return VOID.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${inner()}</${name}>`;
}

/** Values come as they stand in the source: references such as `&amp;` stay what they are. */
function attribute(name: string, value: string, base: string): string[] {
  if (!ATTRIBUTES.has(name)) return [];
  if (ADDRESSES.has(name)) {
    const whole = wholeAddress(value, base);
    return whole ? [` ${name}="${whole}"`] : [];
  }
  if (name === 'srcset') return [` srcset="${wholeSources(value, base)}"`];
  return [` ${name}="${value.replaceAll('"', '&quot;')}"`];
}

function wholeAddress(value: string, base: string): string | undefined {
  const address = value.replace(REFERENCE, (_, name: string) => CHARACTERS[name.toLowerCase()] ?? '');
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return SCHEMES.has(url.protocol) ? url.href.replaceAll('&', '&amp;').replaceAll('"', '%22') : undefined;
}

/** `a.jpg 480w, b.jpg 960w` with whole addresses. */
function wholeSources(value: string, base: string): string {
  return value
    .split(/,\s+/)
    .flatMap((source) => {
      const [address = '', size] = source.trim().split(/\s+/);
      const whole = wholeAddress(address, base);
      return whole ? [size ? `${whole} ${size}` : whole] : [];
    })
    .join(', ');
}
