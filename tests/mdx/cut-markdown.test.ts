/** The source of what is open, for readers that ask for Markdown. */
import { describe, expect, test } from 'vitest';
import { cutMarkdown } from '#src/mdx/cut-markdown.ts';
import { compile } from './compile.ts';

const SOURCE = `---
title: Tea 🍵
---

import { x } from './x.ts'
export const secret = 'secret export'

Über 🍵[^o] {x} [open][shared] [also][o]

<Gate plan={["a>b", 'pro']}>
  secret gate[^s] [secret][s]

  - <Gate role="editor">secret nested</Gate> item
</Gate>

> Quoted
> <Gate plan="pro">
> secret quoted
> </Gate>

[shared]: https://example.test/shared
[s]: https://example.test/secret
[o]: https://example.test/open
[^s]: secret note
[^b]: secret body note

<Paywall />

secret body[^b] [link][shared] {yes && <Gate plan="pro">secret code</Gate>}

[^o]: Open note <Gate plan="pro">secret in note</Gate>
[^unused]: secret unused
`;

/** As Astro gives it: without frontmatter, trimmed. */
const body = SOURCE.replace(/^---.*?---/s, '').trim();

describe('cutMarkdown', () => {
  test('gives the preview with its own notes and links when all is closed', async () => {
    const { parts } = await compile(SOURCE);
    expect(cutMarkdown(body, parts, new Set())).toMatchInlineSnapshot(`
      "Über 🍵[^o]  [open][shared] [also][o]

      > Quoted
      > 

      [shared]: https://example.test/shared

      [o]: https://example.test/open

      [^o]: Open note
      "
    `);
  });

  test('gives a gate without its tags, and without the gates in it that stay closed', async () => {
    const { parts } = await compile(SOURCE);
    expect(cutMarkdown(body, parts, new Set(['g1', 'g2']))).toMatchInlineSnapshot(`
      "Über 🍵[^o]  [open][shared] [also][o]

        secret gate[^s] [secret][s]

        -  item

      > Quoted
      > 
      > secret quoted
      > 

      [shared]: https://example.test/shared
      [s]: https://example.test/secret
      [o]: https://example.test/open
      [^s]: secret note

      [^o]: Open note
      "
    `);
  });

  test('gives everything but code and what nobody refers to when all is open', async () => {
    const { parts } = await compile(SOURCE);
    const open = new Set(parts.parts.map(({ id }) => id));
    expect(cutMarkdown(body, parts, open)).toMatchInlineSnapshot(`
      "Über 🍵[^o]  [open][shared] [also][o]

        secret gate[^s] [secret][s]

        - secret nested item

      > Quoted
      > 
      > secret quoted
      > 

      [shared]: https://example.test/shared
      [s]: https://example.test/secret
      [o]: https://example.test/open
      [^s]: secret note
      [^b]: secret body note

      secret body[^b] [link][shared] 

      [^o]: Open note secret in note
      "
    `);
  });

  test('gives nothing of a closed body without a wall', async () => {
    const { parts } = await compile('secret[^1]\n\n[^1]: secret');
    expect(cutMarkdown('secret[^1]\n\n[^1]: secret', parts, new Set(['g1']))).toBe('\n');
  });
});
