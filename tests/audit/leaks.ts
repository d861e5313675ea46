/** A small publication, and every known way to let out what it locks, each with the words that only it gives away. */

const frontmatter = (title: string, access: string, description = 'Something about tea.') =>
  `---\ntitle: ${title}\ndescription: ${description}\npubDate: 2026-01-01\naccess: ${access}\n---\n\n`;

/** Each post has one sentence that nobody without the plan may have. */
const locked = (id: string, sentence: string) =>
  `${frontmatter(`A post on ${id}`, '{ plan: supporter }')}${sentence}\n`;

export const SENTENCES = {
  prerendered: 'The quennelworth kettle whistles a third lower than any other kettle in the valley.',
  show: 'Nobody at marlinspoke drinks from the blue cups before the first frost has come.',
  island: 'A spoon of brackenhoney belongs to the second infusion and never to the first.',
  description: 'Warm the pot with rainwater drawn at ostrichdale before the sun is above the wall.',
  search: 'Fermented leaves from tamberwick keep eleven winters inside a limestone drawer.',
  words:
    'Velvetmoor caravans traded lanternfruit, moonpepper, hollowreed and silverbark against cinderglass.',
  feed: 'The last of the wrenfield harvest was weighed by lamplight and entered under a false name.',
  api: 'Ask for the pellworth tin by its number, since the label was changed after the flood.',
  card: 'Only the cellar of hobbinscale is dry enough for the black bricks from the south.',
  shown: 'Whoever was given the whitlow key at Candlemas turns it twice and says nothing.',
  described: 'Seven of the nine tins at orlop were filled before the road was made, and two after.',
  script: 'No one has counted the cups of the summer house at pinnaceholm since the roof fell in.',
  ahead: 'By the third bell at candlewharf the leaves are turned with a wooden comb, never by hand.',
  mapped: 'Let the clay of the mortlake pot take in one season of smoke before water touches it.',
  failing: 'Whatever is brewed at ravelstone is drunk standing, with the hat on, facing the door.',
  header: 'Under the stairs at fennelgate stands a samovar that has not been cold since the war.',
} as const;

/** Bytes that no other file has. */
const PICTURE = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 2l3 4"/></svg>',
);
const PADDING = `<desc>${'x'.repeat(5000)}</desc></svg>`;

export const CONTENT: Readonly<Record<string, string | Uint8Array>> = {
  ...Object.fromEntries(
    Object.entries(SENTENCES).map(([id, sentence]) => [`content/posts/${id}.mdx`, locked(id, sentence)]),
  ),
  'content/posts/media.mdx': `${frontmatter('A picture', '{ plan: pro }')}The plan of the drying loft, drawn by hand for those who built it.\n\n![The loft](./thistleloft.svg)\n`,
  'content/posts/thistleloft.svg': new TextDecoder().decode(PICTURE).replace('</svg>', PADDING),
  'content/posts/open.mdx': `${frontmatter('An open post', 'public')}Tea is a leaf, and anybody may say so.\n`,
  'content/pages/about.mdx': `${frontmatter('About', 'public')}A publication about tea.\n`,
  'content/authors/ada.mdx': '---\nname: Ada\n---\n',
};

/** Reads a body without asking anybody: what each leak does in its own way. */
const BODY = `import { getEntry } from 'astro:content';
const bodyOf = async (id: string) => (await getEntry('posts', id))?.body ?? '';`;

const page = (frontmatter: string, template: string) => `---\n${frontmatter}\n---\n${template}\n`;

export const LEAKS: Readonly<Record<string, string>> = {
  'src/pages/leaks/[id].astro': page(
    `import { getCollection, render } from 'astro:content';
export const prerender = true;
export const getStaticPaths = async () => (await getCollection('posts')).filter(({ id }) => id === 'prerendered').map((entry) => ({ params: { id: entry.id }, props: { entry } }));
const { Content } = await render(Astro.props.entry);`,
    '<html lang="en"><body><Content openParts={new Set(["body"])} /></body></html>',
  ),
  'src/pages/leaks/show.astro': page(
    `import { Show } from '@clerk/astro/components';\n${BODY}\nconst text = await bodyOf('show');`,
    '<html lang="en"><body><Show when={{ plan: "supporter" }} isStatic><p>{text}</p></Show></body></html>',
  ),
  'src/islands/Leak.tsx':
    'export default function Leak({ text }: { text: string }) { return <p>{text.length}</p>; }',
  'src/pages/leaks/island.astro': page(
    `import Leak from '#src/islands/Leak.tsx';\n${BODY}\nconst text = await bodyOf('island');`,
    '<html lang="en"><body><Leak client:idle text={text} /></body></html>',
  ),
  'src/pages/leaks/description.astro': page(
    `${BODY}\nconst text = (await bodyOf('description')).slice(0, 70);`,
    '<html lang="en"><head><meta name="description" content={text}></head><body><p>Teaser</p></body></html>',
  ),
  'src/pages/leaks/picture.astro': page(
    `import picture from '../../../content/posts/thistleloft.svg?url';`,
    '<html lang="en"><body><img src={picture} alt="" /></body></html>',
  ),
  'src/pages/leaks/feed.xml.ts': `${BODY}
export const GET = async () => new Response(\`<rss><item><description>&lt;p&gt;\${await bodyOf('feed')}&lt;/p&gt;</description></item></rss>\`, { headers: { 'content-type': 'application/rss+xml' } });`,
  'src/pages/api/leaks/[id].ts': `${BODY}
export const GET = async ({ params }) => { const text = /^a/.test(params.id) ? await bodyOf(params.id) : ''; return text ? Response.json({ text }) : new Response(null, { status: 404 }); };`,
  'src/pages/leaks/header.ts': `${BODY}
export const GET = async () => new Response('', { headers: { 'x-summary': encodeURIComponent(await bodyOf('header')) } });`,
  'src/pages/leaks/described.astro': page(
    `${BODY}\nconst data = JSON.stringify({ '@type': 'BlogPosting', articleBody: await bodyOf('described') });`,
    '<html lang="en"><head><script type="application/ld+json" set:html={data} /></head><body></body></html>',
  ),
  'src/pages/leaks/script.astro': page(
    `${BODY}\nconst text = await bodyOf('script');`,
    '<html lang="en"><body><script define:vars={{ text }}>console.log(text.length);</script></body></html>',
  ),
  // Answers only browsers that fetch ahead.
  'src/pages/posts/ahead.ts': `${BODY}
export const GET = async ({ request }) => request.headers.get('sec-purpose') === 'prefetch' ? new Response(await bodyOf('ahead')) : new Response(null, { status: 404 });`,
  'public/assets/main.js.map': JSON.stringify({
    version: 3,
    sources: ['tea.ts'],
    sourcesContent: [`export const text = "${SENTENCES.mapped}";`],
    mappings: '',
  }),
  'src/pages/leaks/failing.ts': `${BODY}
export const GET = async () => new Response('Cannot read: ' + await bodyOf('failing'), { status: 500 });`,
  // Only who pays is shown the way; whoever has the way gets there.
  'src/pages/leaks/way.astro': page(
    `const paid = Astro.locals.viewer.holds({ plan: 'pro', payer: 'user' });`,
    '<html lang="en"><body>{paid && <a href="/leaks/room-7193">In here</a>}</body></html>',
  ),
  'src/pages/leaks/[room].ts': `${BODY}
export const GET = async ({ params }) => params.room === 'room-7193' ? new Response(await bodyOf('shown')) : new Response(null, { status: 404 });`,
  'public/search-index.json': JSON.stringify([{ id: 'search', text: SENTENCES.search }]),
  'public/terms.json': JSON.stringify({
    velvetmoor: [1],
    caravans: [1],
    lanternfruit: [1],
    moonpepper: [1],
    hollowreed: [1],
    silverbark: [1],
    cinderglass: [1],
  }),
  // An author's own: the teaser is the text.
  'content/posts/card.mdx': `${frontmatter('A post on card', '{ plan: supporter }', SENTENCES.card)}${SENTENCES.card}\n`,
};

/** Where each leak has to be found, and in which kind of place. */
export const EXPECTED: readonly (readonly [entry: string, at: string, place: string])[] = [
  ['posts/prerendered', 'dist/client/leaks/prerendered/index.html', 'a prerendered page'],
  ['posts/show', '/leaks/show', "a hidden element of Clerk's <Show>"],
  ['posts/island', '/leaks/island', 'props of an island'],
  ['posts/description', '/leaks/description', 'a description in the head'],
  ['posts/media', 'dist/client/_astro/thistleloft', 'a public file'],
  ['posts/feed', '/leaks/feed.xml', 'a feed'],
  ['posts/api', '/api/leaks/api', 'an answer of an API'],
  ['posts/described', '/leaks/described', 'JSON-LD'],
  ['posts/script', '/leaks/script', 'a script in the page'],
  ['posts/ahead', '/posts/ahead (prefetch)', 'text/plain'],
  ['posts/mapped', 'dist/client/assets/main.js.map', 'a script for browsers'],
  ['posts/failing', '/leaks/failing', 'text/plain'],
  ['posts/header', '/leaks/header', 'a header'],
  ['posts/shown', '/leaks/room-7193', 'text/plain'],
  ['posts/search', 'dist/client/search-index.json', 'a public index'],
  ['posts/words', 'dist/client/terms.json', 'a public index'],
  ['posts/card', 'content/posts/card.mdx', 'its own description'],
];
