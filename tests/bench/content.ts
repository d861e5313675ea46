/** Writes a publication of any size for measuring: articles of about 7 kB, half of them locked, the same ones each time. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUTHOR_IDS, type Post, phraseOf, postAt } from './posts.ts';
import { randomFrom, words } from './random.ts';

/** Grows with every change of what is written, so that an older folder is not taken for this. */
const EDITION = '2';
const ACCESS = {
  public: 'public',
  'signed-in': 'signed-in',
  supporter: '{ plan: supporter }',
  pro: '{ plan: pro }',
  editor: '{ role: editor }',
};

/** @returns the content folder, which is left as it is when it holds this publication already */
export function writeContent(root: string, count: number): string {
  const folder = join(root, `content-${count}`);
  const stamp = join(folder, 'edition.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === EDITION) return folder;
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['posts', 'pages', 'authors']) mkdirSync(join(folder, name), { recursive: true });
  for (let number = 0; number < count; number++) {
    const post = postAt(number, count);
    writeFileSync(join(folder, 'posts', `${post.id}.mdx`), postText(post));
  }
  for (const id of AUTHOR_IDS)
    writeFileSync(join(folder, 'authors', `${id}.mdx`), `---\nname: ${id.replace('-', ' ')}\n---\n`);
  for (const id of ['about', 'privacy', 'terms'])
    writeFileSync(join(folder, 'pages', `${id}.mdx`), pageText(id));
  writeFileSync(stamp, EDITION);
  return folder;
}

function pageText(id: string): string {
  return `---\ntitle: ${id}\ndescription: What stands on this page.\n---\n\nSome words.\n`;
}

/** The MDX file of a post. */
export function postText(post: Post): string {
  const random = randomFrom(post.number + 1);
  const sentence = () => capital(words(8 + Math.floor(random() * 14), random));
  const paragraph = (extra = '') => `${Array.from({ length: 7 }, sentence).join('. ')}. ${extra}`.trim();
  const heading = () => `## ${capital(words(3, random))}`;
  const list = () =>
    Array.from({ length: 4 }, () => `- **${words(1, random)}**: ${words(9, random)}`).join('\n');
  const code = `\`\`\`js\nconst ${words(1, random)} = await open('${words(1, random)}', { at: ${post.number} });\n\`\`\``;
  const gate = post.gate && `<Gate plan="${post.gate}">\n\n${paragraph(phraseOf(post, 'gate'))}\n\n</Gate>`;
  return [
    frontmatter(post, capital(words(5, random)), capital(words(18, random))),
    paragraph(phraseOf(post, 'preview')),
    paragraph(),
    ...(post.audience === 'public' ? [] : ['<Paywall />']),
    heading(),
    paragraph(phraseOf(post, 'body')),
    list(),
    paragraph(`See [the one before](/posts/post-00000) and *${words(2, random)}*.`),
    heading(),
    paragraph(),
    `> ${sentence()}.`,
    code,
    ...(gate ? [gate] : []),
    heading(),
    paragraph(),
    paragraph(),
    list(),
    paragraph(),
    paragraph(),
  ].join('\n\n');
}

function frontmatter(post: Post, title: string, description: string): string {
  return [
    '---',
    `title: ${title} ${post.number}`,
    `description: ${description}.`,
    `pubDate: ${post.pubDate.toISOString()}`,
    `tags: [${post.tags.join(', ')}]`,
    `author: ${post.author}`,
    `access: ${ACCESS[post.audience]}`,
    ...(post.hidden ? ['whenLocked: hidden'] : []),
    '---',
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
