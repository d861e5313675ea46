/** Every sentence that an author can read while writing marks: it says where, what, and how to mend it. */
import { describe, expect, test } from 'vitest';
import { readParts } from '#src/mdx/parts.ts';
import { mistakeIn, processor } from './compile.ts';

describe('<Gate>', () => {
  test('without a rule does not compile', async () => {
    expect(await mistakeIn('Tea.\n\n<Gate>\nsecret\n</Gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:3: <Gate> does not say who may read it. Add a rule, such as plan="supporter" or signed-in."`,
    );
  });

  test('with a misspelt attribute does not compile', async () => {
    expect(await mistakeIn('<Gate plans="pro">secret</Gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Gate> has no attribute "plans". Did you mean "plan"? Attributes: plan, role, permission, feature, signed-in, access."`,
    );
  });

  test('with spread attributes does not compile', async () => {
    expect(await mistakeIn('<Gate {...rule}>secret</Gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Gate> spreads attributes, which are not known at build. Write them one by one."`,
    );
    expect(await mistakeIn('{<Gate plan="pro" {...rule}>secret</Gate>}')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Gate> spreads attributes, which are not known at build. Write them one by one."`,
    );
  });

  test('with a computed rule does not compile', async () => {
    expect(await mistakeIn('<Gate plan={cheapest}>secret</Gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: "plan" of <Gate> is computed, but its rule has to be known at build. Write it out, such as plan="supporter", plan={['supporter', 'team']} or access={{ any: […] }}."`,
    );
    expect(await mistakeIn('<Gate access={{ any: [...rules] }}>secret</Gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: "access" of <Gate> is computed, but its rule has to be known at build. Write it out, such as plan="supporter", plan={['supporter', 'team']} or access={{ any: […] }}."`,
    );
    expect(await mistakeIn(`{<Gate plan={['pro', other]}>secret</Gate>}`)).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: "plan" of <Gate> is computed, but its rule has to be known at build. Write it out, such as plan="supporter", plan={['supporter', 'team']} or access={{ any: […] }}."`,
    );
  });

  test('with an attribute that has no value, or one that should have none, does not compile', async () => {
    expect(await mistakeIn('<Gate plan>secret</Gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: "plan" of <Gate> has no value. Write plan="…"."`,
    );
    expect(await mistakeIn('<Gate signed-in={false}>secret</Gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: "signed-in" of <Gate> takes no value. Write <Gate signed-in>."`,
    );
  });

  test('with a rule that the site refuses shows what the site says', async () => {
    expect(
      await mistakeIn('---\ntitle: Tea\n---\n\n<Gate plan="suporter">secret</Gate>'),
    ).toMatchInlineSnapshot(`"content/posts/tea.mdx:5: access names the plan "suporter"."`);
    expect(await mistakeIn('One.\n\n{yes &&\n  <Gate plan="suporter">secret</Gate>}')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:4: access names the plan "suporter"."`,
    );
  });

  test('without content does not compile, since it looks like a wall and is none', async () => {
    expect(await mistakeIn('<Gate plan="pro" />\n\nsecret')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Gate> is empty. It locks what stands between <Gate …> and </Gate>."`,
    );
    expect(await mistakeIn('{<Gate plan="pro" />} secret')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Gate> is empty. It locks what stands between <Gate …> and </Gate>."`,
    );
  });

  test('in an export does not compile', async () => {
    expect(
      await mistakeIn(
        '# Tea\n\nexport const x = 1\nexport const Secret = () => <Gate plan="pro">secret</Gate>\n\n<Secret />',
      ),
    ).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:4: "Gate" stands where the build cannot lock it: in an export, an attribute, or as a name in code. Write <Gate> in the text itself, and give other things other names."`,
    );
  });

  test('in an attribute does not compile', async () => {
    expect(
      await mistakeIn('Tea.\n\n<Callout title={<Gate plan="pro">secret</Gate>}>x</Callout>'),
    ).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:3: "Gate" stands where the build cannot lock it: in an export, an attribute, or as a name in code. Write <Gate> in the text itself, and give other things other names."`,
    );
    expect(
      await mistakeIn('<Callout {...{ children: <Gate plan="pro">secret</Gate> }} />'),
    ).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: "Gate" stands where the build cannot lock it: in an export, an attribute, or as a name in code. Write <Gate> in the text itself, and give other things other names."`,
    );
  });

  test('as a name of something else does not compile', async () => {
    expect(
      await mistakeIn(`import Gate from './Gate.astro'\n\n<Gate plan="pro">secret</Gate>`),
    ).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: "Gate" stands where the build cannot lock it: in an export, an attribute, or as a name in code. Write <Gate> in the text itself, and give other things other names."`,
    );
    expect(
      await mistakeIn('{[Gate].map((Other) => <Other plan="pro">secret</Other>)}'),
    ).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: "Gate" stands where the build cannot lock it: in an export, an attribute, or as a name in code. Write <Gate> in the text itself, and give other things other names."`,
    );
  });

  test('with other letters or a prefix does not compile', async () => {
    expect(await mistakeIn('<gate plan="pro">secret</gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <gate> locks nothing. Write <Gate>, spelt exactly so."`,
    );
    expect(await mistakeIn('{<theme.Gate plan="pro">secret</theme.Gate>}')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <theme.Gate> locks nothing. Write <Gate>, spelt exactly so."`,
    );
  });
});

describe('<Paywall />', () => {
  test('twice does not compile', async () => {
    expect(await mistakeIn('Tea.\n\n<Paywall />\n\nsecret\n\n<Paywall />')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:7: A second <Paywall /> follows the one in line 3. Keep the one from which on the body is locked."`,
    );
  });

  test('with content or attributes does not compile', async () => {
    expect(await mistakeIn('<Paywall>\nsecret\n</Paywall>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Paywall> takes neither content nor attributes. Write <Paywall /> to lock all that follows, or <Gate …> for one section."`,
    );
    expect(await mistakeIn('<Paywall plan="pro" />')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Paywall> takes neither content nor attributes. Write <Paywall /> to lock all that follows, or <Gate …> for one section."`,
    );
  });

  test('inside something else does not compile', async () => {
    expect(await mistakeIn('Tea <Paywall /> secret')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Paywall /> stands inside something else. Put it alone on a line of the text, with an empty line before and after."`,
    );
    expect(await mistakeIn('- Tea\n\n  <Paywall />\n\n  secret')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:3: <Paywall /> stands inside something else. Put it alone on a line of the text, with an empty line before and after."`,
    );
    expect(await mistakeIn('<Gate plan="pro">\n<Paywall />\n</Gate>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:2: <Paywall /> stands inside something else. Put it alone on a line of the text, with an empty line before and after."`,
    );
    expect(await mistakeIn('{yes && <Paywall />}')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: <Paywall> stands in an expression. Put it alone on a line of the text."`,
    );
  });

  test('with other letters does not compile', async () => {
    expect(await mistakeIn('Tea.\n\n<PayWall />\n\nsecret')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:3: <PayWall> locks nothing. Write <Paywall>, spelt exactly so."`,
    );
  });
});

describe('a body', () => {
  test('that uses the names of the theme does not compile', async () => {
    expect(await mistakeIn('<gatepost-part part="body">secret</gatepost-part>')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: The name <gatepost-part> is kept for the theme. Choose another."`,
    );
    expect(await mistakeIn('{__gatepost.open("body")}')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: The name __gatepost is kept for the theme. Choose another."`,
    );
  });

  test('whose footnote is used in two parts does not compile', async () => {
    expect(await mistakeIn('Tea[^1]\n\n<Paywall />\n\nsecret[^1]\n\n[^1]: note')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:5: The footnote [^1] is used in the body, but also in the preview (line 1). A footnote is open to those who may read its part: write one for each part, under two names."`,
    );
    expect(
      await mistakeIn('<Gate plan="pro">secret[^1]</Gate>\n\nTea[^2]\n\n[^1]: note\n\n[^2]: Refers to [^1]'),
    ).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:7: The footnote [^1] is used in the body, but also in the <Gate> in line 1 (line 1). A footnote is open to those who may read its part: write one for each part, under two names."`,
    );
  });

  test('that imports a file which would become public does not compile', async () => {
    expect(
      await mistakeIn(`import frost from './frost.jpg'\n\n<img src={frost.src} />`),
    ).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: This entry imports "./frost.jpg", which may make that file public. Show it with ![…](./…) or link to it with […](./…), which keeps it under the rule of its part."`,
    );
    expect(await mistakeIn(`import frost from 'frost.jpg'`)).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: This entry imports "frost.jpg", which may make that file public. Show it with ![…](./…) or link to it with […](./…), which keeps it under the rule of its part."`,
    );
    expect(await mistakeIn(`export { default } from '/content/posts/tea.pdf?url'`)).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: This entry imports "/content/posts/tea.pdf?url", which may make that file public. Show it with ![…](./…) or link to it with […](./…), which keeps it under the rule of its part."`,
    );
    expect(await mistakeIn(`Tea.\n\n{import('./frost.jpg').then(show)}`)).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:3: This entry imports "./frost.jpg", which may make that file public. Show it with ![…](./…) or link to it with […](./…), which keeps it under the rule of its part."`,
    );
    expect(await mistakeIn('{import("./" + name + ".jpg")}')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: This entry imports a file whose name is computed. Write the name itself."`,
    );
    expect(await mistakeIn(`export const all = import.meta.glob('./*.jpg')`)).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: This entry imports files by a pattern, which may make them public. Import the files that are needed, one by one."`,
    );
  });

  test('that imports code and styles compiles', async () => {
    const from = [
      './x.astro',
      './x',
      '..',
      '#src/x.ts',
      'astro:content',
      'preact',
      'chart.js',
      '@scope/a.b/c',
      './x.css',
    ];
    const body = from.map((path, index) => `import x${index} from '${path}'`).join('\n');
    expect(await mistakeIn(body)).toBe('It compiles.');
  });

  test('that imports another entry does not compile', async () => {
    expect(await mistakeIn(`import Other from './other.mdx'\n\n<Other />`)).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:1: This entry imports "./other.mdx", another entry, whose rule nobody would ask. Move what they share into a component."`,
    );
  });

  test('that awaits does not compile, since Astro would render nothing of it', async () => {
    expect(await mistakeIn('Tea.\n\n{await brew()}')).toMatchInlineSnapshot(
      `"content/posts/tea.mdx:3: This entry awaits something in its text, which Astro cannot render. Await it in an export at the top: export const answer = await …"`,
    );
  });

  test('in plain Markdown does not compile, since nothing in it can be locked', async () => {
    const renderer = await processor.createRenderer({});
    const fileURL = new URL('../../content/posts/tea.md', import.meta.url);
    await expect(
      renderer.render('Tea', { fileURL, frontmatter: {} }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: content/posts/tea.md: plain Markdown cannot be locked. Give the file the ending .mdx.]`,
    );
  });

  test('that another processor compiled is not read', () => {
    expect(() => readParts({ title: 'Tea' })).toThrowErrorMatchingInlineSnapshot(
      `[Error: This body was not cut into parts, so nothing in it is locked. Set \`markdown.processor\` to \`gatedMarkdown(…)\` in astro.config.mjs, and write entries as .mdx.]`,
    );
    expect(() => readParts({ gatepost: { parts: [] } })).toThrow('not cut into parts');
  });
});
