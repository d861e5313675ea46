/** What a compiled body says about its parts: ids, rules, words, headings, media. */
import { describe, expect, test } from 'vitest';
import { isOpen } from '#src/mdx/parts.ts';
import { compile } from './compile.ts';

describe('parts', () => {
  test('are numbered within their parent, parents first', async () => {
    const { parts } = await compile(`Tea.

<Gate plan="pro">
  A
  <Gate role="editor">B</Gate>

  {yes && <Gate feature="audio">C <Gate signed-in>D</Gate></Gate>}
</Gate>

<Gate plan="pro">E</Gate>

<Paywall />

<Gate plan="pro">

F <Gate plan="pro">G</Gate>

</Gate>`);
    expect(parts.parts.map(({ id, parent, inline }) => [id, parent, inline])).toEqual([
      ['body', null, false],
      ['g1', null, false],
      ['g1.1', 'g1', true],
      ['g1.2', 'g1', false],
      ['g1.2.1', 'g1.2', false],
      ['g2', null, false],
      ['body.g1', 'body', false],
      ['body.g1.1', 'body.g1', true],
    ]);
  });

  test('carry the rule of their gate in the grammar of access', async () => {
    const gates = [
      `<Gate plan="pro">x</Gate>`,
      `<Gate plan={['pro', "team"]}>x</Gate>`,
      `<Gate role="editor">x</Gate>`,
      `<Gate permission='posts:review'>x</Gate>`,
      '<Gate feature={`audio`}>x</Gate>',
      `<Gate signed-in>x</Gate>`,
      `<Gate access={{ any: [{ plan: 'pro' }, { 'role': 'editor' }, 'signed-in'] }}>x</Gate>`,
      `<Gate access="public">x</Gate>`,
      `<Gate signed-in plan="pro">x</Gate>`,
    ];
    const rules = [
      { plan: 'pro' },
      { plan: ['pro', 'team'] },
      { role: 'editor' },
      { permission: 'posts:review' },
      { feature: 'audio' },
      'signed-in',
      { any: [{ plan: 'pro' }, { role: 'editor' }, 'signed-in'] },
      'public',
      { all: ['signed-in', { plan: 'pro' }] },
    ];
    const inText = await compile(gates.join('\n\n'));
    expect(inText.parts.parts.slice(1).map(({ rule }) => rule)).toEqual(rules);
    const inCode = await compile(gates.map((gate) => `{yes && ${gate}}`).join('\n\n'));
    expect(inCode.parts.parts.slice(1).map(({ rule }) => rule)).toEqual(rules);
  });

  test('count their own words and those of their footnotes', async () => {
    const { parts } = await compile(`# One two

three \`four\` {five} [six](https://example.test) ![seven](./eight.jpg)[^1]

<Gate plan="pro">nine ten[^2] <Gate plan="pro">eleven</Gate></Gate>

<Paywall />

twelve's thirteen

[^1]: fourteen
[^2]: fifteen sixteen
[^3]: dropped`);
    expect(parts.preview.words).toBe(6);
    expect(parts.parts.map(({ id, words }) => [id, words])).toEqual([
      ['body', 2],
      ['g1', 4],
      ['g1.1', 1],
    ]);
  });

  test('divide a body whose wall follows a line of text directly', async () => {
    const { parts } = await compile('Tea\n<Paywall />\nsecret leaf');
    expect(parts.preview.words).toBe(1);
    expect(parts.parts.map(({ id, words }) => [id, words])).toEqual([['body', 2]]);
  });

  test('are all below a wall that stands first, and above one that stands last', async () => {
    expect((await compile('<Paywall />\n\nTea')).parts).toMatchObject({
      preview: { words: 0 },
      parts: [{ words: 1 }],
    });
    expect((await compile('Tea\n\n<Paywall />')).parts).toMatchObject({
      preview: { words: 1 },
      parts: [{ words: 0 }],
    });
    expect((await compile('')).parts).toMatchObject({ preview: { words: 0 }, parts: [{ words: 0 }] });
  });

  test('are open only within open parts', () => {
    const open = new Set(['body', 'body.g1', 'g2.1']);
    expect(['body', 'body.g1', 'body.g1.1', 'g1', 'g2', 'g2.1', null].map((id) => isOpen(id, open))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(isOpen('body', undefined)).toBe(false);
  });
});

describe('headings', () => {
  test('of the preview and the body have ids that no closed heading changes', async () => {
    const gate = `<Gate plan="pro">\n# Tea\n\n# Tea\n\n<Gate plan="pro">\n# Tea\n</Gate>\n</Gate>`;
    const body = (gates: string) =>
      `${gates}\n\n# Tea\n\n# Tea\n\n<Paywall />\n\n${gates}\n\n# Tea\n\n# Body`;
    const open = ({ part }: { part: string | null }) => part === null || part === 'body';
    const without = await compile(body(''));
    const { parts, code } = await compile(body(gate));
    expect(parts.headings.filter(open)).toEqual(without.parts.headings);
    expect(parts.headings.map(({ slug, part }) => `${part} ${slug}`)).toMatchInlineSnapshot(`
      [
        "g1 tea-g1",
        "g1 tea-g1-1",
        "g1.1 tea-g1-1-1",
        "null tea",
        "null tea-1",
        "body.g1 tea-bg1",
        "body.g1 tea-bg1-1",
        "body.g1.1 tea-bg1-1-1",
        "body tea-2",
        "body body",
      ]
    `);
    for (const { slug } of parts.headings) expect(code.split(`id: "${slug}"`)).toHaveLength(2);
  });

  test('show neither gates nor footnotes nor expressions in lists', async () => {
    const { parts } = await compile(
      '## Tea *and* `milk`[^1] <Gate plan="pro">secret</Gate> {x}\n\n## {y}\n\n[^1]: note',
    );
    expect(parts.headings).toEqual([{ depth: 2, text: 'Tea and milk', slug: 'tea-and-milk', part: 'body' }]);
  });

  test('that everybody may list are those of the preview', async () => {
    const { code } = await compile(
      '# Open\n\n<Gate plan="pro">\n# Secret\n</Gate>\n\n<Paywall />\n\n# Secret',
    );
    expect(code).toContain('getHeadings() { return [{"depth":1,"slug":"open","text":"Open"}]; }');
  });
});

describe('media', () => {
  test('are noted with their part, however they are written', async () => {
    const { parts } =
      await compile(`![](./a%20b.jpg?x#y) ![][ref] <img src="c.jpg" /> <img src={'./d.jpg'} alt="" />

<Gate plan="pro">
[PDF](./e.pdf) [PDF][link] <audio src="./f.mp3" controls /> <Download href="./g.zip" />

{yes && <video src="./h.mp4" poster={"./i.jpg"} />}
</Gate>

<Paywall />

![](./a%20b.jpg)

[ref]: <./r.jpg>
[link]: ./l.pdf`);
    expect(parts.media.map(({ src, part }) => `${part} ${src}`)).toMatchInlineSnapshot(`
      [
        "null ./a b.jpg",
        "null ./r.jpg",
        "null c.jpg",
        "null ./d.jpg",
        "g1 ./e.pdf",
        "g1 ./l.pdf",
        "g1 ./f.mp3",
        "g1 ./g.zip",
        "g1 ./h.mp4",
        "g1 ./i.jpg",
        "body ./a b.jpg",
      ]
    `);
  });

  test('are neither remote nor public addresses, pages, nor paths that are computed', async () => {
    const { parts } = await compile(
      `![](https://example.test/a.jpg) ![](/b.jpg) ![](//c.test/d.jpg) ![](data:image/gif;base64,AA==) [x](../other) [x](./x.mdx) [x](#x) <img src={src} />`,
    );
    expect(parts.media).toEqual([]);
  });

  test('are left to the page to show, and imported by nobody', async () => {
    const { code } = await compile(
      '![Frost](./a%20b.jpg "On leaves") <img src="./c.jpg" width="3" />{<img src="./d.jpg" />} <video src="./v.mp4" />\n\n![](https://example.test/a.jpg)',
    );
    expect(code).not.toMatch(/^import .*(?:jpg|astro:assets)/m);
    const images = code.match(/_jsx\((?:EntryImage|_components.(?:video|img)), \{[^}]*\}\)/g);
    expect(images?.map((image) => image.replace(/\s+/g, ' '))).toMatchInlineSnapshot(`
      [
        "_jsx(EntryImage, { src: "./a b.jpg", alt: "Frost", title: "On leaves" })",
        "_jsx(EntryImage, { src: "./c.jpg", width: "3" })",
        "_jsx(EntryImage, { src: "./d.jpg" })",
        "_jsx(_components.video, { src: "./v.mp4" })",
        "_jsx(_components.img, { src: "https://example.test/a.jpg", alt: "" })",
      ]
    `);
  });
});
