/** A built site in which one author imports a component: that body stays a module, and its parts are locked like those of all others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReaders, type Readers } from '../bench/readers.ts';
import { type Running, startGatepost } from '../bench/servers.ts';
import type { Persona } from '../harness/session.ts';
import { openWorkshop } from './workshop.ts';

const LOCKED = 'access: { plan: supporter }';
const post = (title: string, text: string) =>
  `---\ntitle: ${title}\ndescription: A post.\npubDate: 2025-01-01\n${LOCKED}\n---\n${text}\n`;
const page = '---\ntitle: A page\ndescription: A page.\n---\n\nText.\n';

const CONTENT = {
  'src/components/Shout.astro': '<b><slot /></b><style>b { color: rgb(1 2 3); }</style>',
  'content/posts/plain.mdx': post('Plain', '\nThe preview.\n\n<Paywall />\n\nThe **body**.'),
  'content/posts/own.mdx': post(
    'Own',
    `import Shout from '../../src/components/Shout.astro';\n\nThe preview.\n\n<Paywall />\n\nThe <Shout>body</Shout>.`,
  ),
  ...Object.fromEntries(['about', 'privacy', 'terms'].map((name) => [`content/pages/${name}.mdx`, page])),
};

describe('bodies of a built site', () => {
  const workshop = openWorkshop('bodies');
  let readers: Readers;
  let site: Running;

  beforeAll(async () => {
    workshop.plant(CONTENT);
    const { status, said } = workshop.run('astro', ['build'], { CONTENT_DIR: '' });
    if (status !== 0) throw new Error(said);
    readers = await openReaders();
    site = await startGatepost({ folder: workshop.folder, env: {} }, readers.env);
  });
  afterAll(async () => {
    await site?.stop();
    await readers?.close();
    workshop.remove();
  });

  const read = async (path: string, persona: Persona) => {
    const cookie = await readers.cookies(persona, site.origin);
    return (await fetch(site.origin + path, { headers: cookie ? { cookie } : {} })).text();
  };

  test('lie in a file, but for the one that imports something', () => {
    const index = JSON.parse(readFileSync(join(workshop.folder, 'dist/server/bodies.json'), 'utf8'));
    expect(Object.keys(index).sort()).toEqual(
      ['pages/about', 'pages/privacy', 'pages/terms', 'posts/plain'].map((name) => `content/${name}.mdx`),
    );
  });

  test('bring the styles of what their author imports', async () => {
    const [plain, own] = await Promise.all(
      ['/posts/plain', '/posts/own'].map((path) => read(path, 'anonymous')),
    );
    expect(own).toMatch(/<style>[^<]*color: ?(?:#010203|rgb\(1 2 3\))/);
    expect(plain).not.toContain('#010203');
  });

  test.each([
    ['/posts/plain', '<strong>body</strong>'],
    ['/posts/own', '>body</b>'],
  ])('open for those who may read them, and for nobody else: %s', async (path, body) => {
    const [anonymous, reader, supporter] = await Promise.all(
      (['anonymous', 'reader', 'supporter'] as const).map((persona) => read(path, persona)),
    );
    expect(anonymous).toContain('The preview.');
    expect(anonymous).not.toContain(body);
    expect(reader).not.toContain(body);
    expect(supporter).toContain('The preview.');
    expect(supporter).toContain(body);
  });
});
