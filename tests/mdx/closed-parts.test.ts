/** Proves for every place in which a part can stand that nothing of it runs or is sent while it is closed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkshop, type Workshop } from './workshop.ts';

const IMPORT = `import { ran } from '../../tests/mdx/probe.ts'`;
const NOTE = `[^s]: secret note *with* [a link](https://example.test/secret) {ran('secret note')}`;
const LINE = `secret text[^s] ![secret image](./secret.jpg) {ran('secret expression')} <Shout name="secret component">secret slot</Shout>`;
const BLOCK = `## Secret heading\n\n${LINE}`;

const indent = (text: string, by: string) => text.replace(/^/gm, by);

interface Situation {
  readonly body: string;
  /** Ids of the parts around the secret, from the outside. */
  readonly chain: readonly string[];
  readonly heading?: boolean;
}

const situations: Record<string, Situation> = {
  'a body below the wall': { body: `Open.\n\n<Paywall />\n\n${BLOCK}`, chain: ['body'], heading: true },
  'a body without a wall': { body: BLOCK, chain: ['body'], heading: true },
  'a gate above the wall': {
    body: `<Gate plan="pro">\n${BLOCK}\n</Gate>\n\n<Paywall />`,
    chain: ['g1'],
    heading: true,
  },
  'a gate below the wall': {
    body: `Open.\n\n<Paywall />\n\n<Gate plan="pro">\n${BLOCK}\n</Gate>`,
    chain: ['body', 'body.g1'],
    heading: true,
  },
  'a gate in a gate': {
    body: `<Gate plan="pro">\nOuter.\n\n<Gate role="editor">\n${BLOCK}\n</Gate>\n</Gate>\n\n<Paywall />`,
    chain: ['g1', 'g1.1'],
    heading: true,
  },
  'a gate in a list': {
    body: `- Open\n- Item\n\n${indent(`<Gate plan="pro">\n${BLOCK}\n</Gate>`, '  ')}\n\n<Paywall />`,
    chain: ['g1'],
    heading: true,
  },
  'a gate in a quotation': {
    body: `${indent(`<Gate plan="pro">\n${BLOCK}\n</Gate>`, '> ')}\n\n<Paywall />`,
    chain: ['g1'],
    heading: true,
  },
  'a gate in a table': {
    body: `| a | b |\n|---|---|\n| c | <Gate plan="pro">${LINE}</Gate> |\n\n<Paywall />`,
    chain: ['g1'],
  },
  'a gate in a callout': {
    body: `<Callout type="tip">\n<Gate plan="pro">\n${BLOCK}\n</Gate>\n</Callout>\n\n<Paywall />`,
    chain: ['g1'],
    heading: true,
  },
  'a gate in a line': { body: `Open <Gate plan="pro">${LINE}</Gate> end.\n\n<Paywall />`, chain: ['g1'] },
  'a gate in a heading': { body: `## Open <Gate plan="pro">${LINE}</Gate>\n\n<Paywall />`, chain: ['g1'] },
  'a gate in a footnote': {
    body: `Open[^o]\n\n[^o]: Note. <Gate plan="pro">${LINE}</Gate>\n\n<Paywall />`,
    chain: ['g1'],
  },
};

const expression = (chain: string[], body: string): Situation => ({ body, chain });
const JSX = `secret text {ran('secret expression')} <Shout name="secret component">secret slot</Shout><img src="./secret.jpg" alt="secret image" />`;
const expressions: Record<string, Situation> = {
  'a gate after a condition': expression(['g1'], `{true && <Gate plan="pro">${JSX}</Gate>}\n\n<Paywall />`),
  'a gate in a loop': expression(
    ['g1'],
    `Some {[1, 2].map((props) => <Gate plan="pro">${JSX}{props}</Gate>)}\n\n<Paywall />`,
  ),
  'a gate in a gate of an expression': expression(
    ['g1', 'g1.1'],
    `<Gate plan="pro">\nOuter.\n\n{<><Gate role="editor">${JSX}</Gate></>}\n</Gate>\n\n<Paywall />`,
  ),
  'a component in an expression below the wall': expression(
    ['body'],
    `<Paywall />\n\n{true && <p>${JSX}</p>}`,
  ),
};

describe.each([{ optimize: false }, { optimize: true }])(
  'a closed part ($optimize: optimized)',
  (options) => {
    let workshop: Workshop;
    beforeAll(async () => {
      workshop = await openWorkshop(options);
    });
    afterAll(() => workshop.close());

    test.each(Object.entries(situations))(
      '%s neither runs nor is sent',
      async (_, { body, chain, heading }) => {
        const entry = await workshop.compile(`${IMPORT}\n\n${body}\n\n${NOTE}`);
        expect(JSON.stringify(entry.headings)).not.toMatch(/secret/i);
        expect(entry.parts.media).toEqual([{ src: './secret.jpg', part: chain.at(-1) }]);
        for (const closed of [undefined, ...chain]) {
          const { html, ran } = await entry.render(closed && chain.filter((part) => part !== closed));
          expect(html).not.toMatch(/secret/i);
          if (chain[0] !== 'body') expect(html).toContain('closed-gate');
          expect(ran).toEqual([]);
        }

        const { html, ran } = await entry.render(chain);
        expect(html).toContain('secret text');
        expect(html).toContain('aria-label="secret image"');
        expect(html).toContain('<b class="shout">secret componentsecret slot</b>');
        expect(html).toMatch(
          /<li id="fn:\d"><p>secret note <em>with<\/em> <a href="https:\/\/example.test\/secret">/,
        );
        if (heading) expect(html).toMatch(/<h2 id="secret-heading[^"]*">Secret heading<\/h2>/);
        expect(ran.sort()).toEqual(['secret component', 'secret expression', 'secret note']);
      },
    );

    test.each(Object.entries(expressions))('%s neither runs nor is sent', async (_, { body, chain }) => {
      const entry = await workshop.compile(`${IMPORT}\n\n${body}`);
      expect(entry.parts.media).toEqual([{ src: './secret.jpg', part: chain.at(-1) }]);
      for (const closed of [undefined, ...chain]) {
        const { html, ran } = await entry.render(closed && chain.filter((part) => part !== closed));
        expect(html).not.toMatch(/secret/i);
        if (chain[0] !== 'body') expect(html).toContain('closed-gate');
        expect(ran).toEqual([]);
      }
      const { html, ran } = await entry.render(chain);
      expect(html).toContain('secret text secret expression');
      expect(html).toContain('aria-label="secret image"');
      expect(ran.sort()).toEqual(['secret component', 'secret expression']);
    });

    test('shows its notice in place of a gate, a block or an inline one, and nothing in place of the body', async () => {
      const entry = await workshop.compile(
        'One <Gate signed-in>two</Gate>.\n\n<Gate signed-in>\nthree\n</Gate>\n\n<Paywall />\n\nfour',
      );
      expect((await entry.render([])).html).toMatchInlineSnapshot(`
        "<p>One <span class="closed-gate closed-gate-inline">[members only]</span>.</p>
        <p class="closed-gate">This section is for members.</p>"
      `);
    });

    test('leaves nothing in place of a gate when the page has no notice for it', async () => {
      const entry = await workshop.compile('One <Gate signed-in>two</Gate>.\n\n<Paywall />', {
        closedGate: false,
      });
      expect((await entry.render([])).html).toMatchInlineSnapshot(`"<p>One .</p>"`);
    });

    test('stays closed in a body that a wrapper surrounds', async () => {
      const entry = await workshop.compile(
        `${IMPORT}\nexport default function Wrapper({ children }) { return <main>{children}</main> }\n\nOpen.\n\n<Paywall />\n\n${LINE}\n\n${NOTE}`,
      );
      expect(await entry.render()).toEqual({ html: expect.not.stringContaining('secret'), ran: [] });
      expect((await entry.render(['body'])).html).toMatch(/<main>.*secret text/s);
    });

    test('stays closed when only the gate in it is said to be open', async () => {
      const entry = await workshop.compile(`Open.\n\n<Paywall />\n\n<Gate plan="pro">secret</Gate>`);
      expect((await entry.render(['body.g1'])).html).toMatchInlineSnapshot(`"<p>Open.</p>"`);
    });
  },
);
