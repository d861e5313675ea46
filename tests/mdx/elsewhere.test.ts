/** What a body may show from other sites: that from hosts which the theme names. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gatedMarkdown } from '#src/mdx/processor.ts';
import { externalProblem } from '#src/theme/external-hosts.ts';

const hosts = {
  frames: ['player.example.com'],
  images: ['*.pictures.example'],
  media: ['sounds.example:8443'],
};
const processor = gatedMarkdown({
  parseRule: (access) => access,
  checkHost: (kind, host) => externalProblem(kind, host, hosts),
});

async function told(body: string): Promise<string> {
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false, srcDir: new URL('../../src/', import.meta.url) },
  );
  try {
    await renderer?.process(body, join(process.cwd(), 'content/posts/tea.mdx'), {});
    return 'It compiles.';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('what comes from another site', () => {
  test.each([
    ['<Embed src="https://film.example/7" title="A film" />', 'frames', 'film.example'],
    ['<iframe src="//film.example/7"></iframe>', 'frames', 'film.example'],
    [
      '<Gate plan="pro">\n\n<Embed src={"https://film.example/7"} title="A film" />\n\n</Gate>',
      'frames',
      'film.example',
    ],
    ['![Tea](https://pictures.example/a.jpg)', 'images', 'pictures.example'],
    ['![Tea][a]\n\n[a]: http://host.example/a.jpg', 'images', 'host.example'],
    ['<img src="https://player.example.com/a.jpg" />', 'images', 'player.example.com'],
    ['<Audio src="https://sounds.example/a.mp3" title="A" />', 'media', 'sounds.example'],
    ['<video poster="https://film.example/a.jpg"></video>', 'images', 'film.example'],
  ])('is refused where the theme does not name it: %s', async (body, kind, host) => {
    const message = await told(`Tea.\n\n${body}`);
    expect(message).toMatch(/^content\/posts\/tea\.mdx:[35]: /);
    expect(message).toContain(
      `This comes from ${host}, which theme.config.ts does not name, so that browsers would not show it. Write externalHosts: { ${kind}: ['${host}'] } there`,
    );
  });

  test.each([
    '<Embed src="https://player.example.com/7" title="A film" />',
    '![Tea](https://a.pictures.example/a.jpg)',
    '<audio src="https://sounds.example:8443/a.mp3"></audio>',
    '[A film](https://film.example/7)',
    '![Tea](/favicon.svg)',
  ])('is taken from there, and links lead anywhere: %s', async (body) => {
    expect(await told(body)).toBe('It compiles.');
  });
});
