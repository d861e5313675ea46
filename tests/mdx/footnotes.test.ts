/** Footnotes: one section at the end, counted over the open parts only. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkshop, type Workshop } from './workshop.ts';

const BODY = `One[^a] two[^b] <Gate plan="pro">three[^c] again[^c]</Gate>

> 1. four[^d]

[^c]: Of the gate, with \`code\`

    \`\`\`js
    const deep = 1;
    \`\`\`
[^a]: Of the preview[^nested]

<Paywall />

[^nested]: Nested
[^d]: Of the list

    In two paragraphs

five[^e]

<Gate plan="pro">
[^b]: Written in a gate
[^e]: Of the body, written in a gate
</Gate>

[^unused]: secret`;

describe('footnotes', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await openWorkshop();
  });
  afterAll(() => workshop.close());

  /** The marks in the text, and the notes at the end. */
  const counted = (html: string) => ({
    marks: [...html.matchAll(/(\w+)<sup class="footnote-reference"><a href="([^"]+)" id="([^"]+)"/g)].map(
      ([, word, href, id]) => `${word} ${href} ${id}`,
    ),
    notes: [...html.matchAll(/<li id="([^"]+)"><p>([^<]*)/g)].map(([, id, text]) => `${id} ${text?.trim()}`),
  });

  test('of closed parts leave no gap in the numbers', async () => {
    const entry = await workshop.compile(BODY.replace('five', '<Gate plan="x">x</Gate>\n\nfive'));
    expect(counted((await entry.render()).html)).toMatchInlineSnapshot(`
      {
        "marks": [
          "One #fn:1 fnref:1",
          "two #fn:2 fnref:2",
          "four #fn:3 fnref:3",
          "preview #fn:4 fnref:4",
        ],
        "notes": [
          "fn:1 Of the preview",
          "fn:2 Written in a gate",
          "fn:3 Of the list",
          "fn:4 Nested",
        ],
      }
    `);
    expect(counted((await entry.render(['g1'])).html)).toMatchInlineSnapshot(`
      {
        "marks": [
          "One #fn:1 fnref:1",
          "two #fn:2 fnref:2",
          "three #fn:3 fnref:3",
          "again #fn:3 fnref:3:2",
          "four #fn:4 fnref:4",
          "preview #fn:5 fnref:5",
        ],
        "notes": [
          "fn:1 Of the preview",
          "fn:2 Written in a gate",
          "fn:3 Of the gate, with",
          "fn:4 Of the list",
          "fn:5 Nested",
        ],
      }
    `);
    expect(counted((await entry.render(['body'])).html)).toMatchInlineSnapshot(`
      {
        "marks": [
          "One #fn:1 fnref:1",
          "two #fn:2 fnref:2",
          "four #fn:3 fnref:3",
          "five #fn:4 fnref:4",
          "preview #fn:5 fnref:5",
        ],
        "notes": [
          "fn:1 Of the preview",
          "fn:2 Written in a gate",
          "fn:3 Of the list",
          "fn:4 Of the body, written in a gate",
          "fn:5 Nested",
        ],
      }
    `);
  });

  test('show their formatting, code and every way back, in one labelled section', async () => {
    const entry = await workshop.compile(BODY);
    const { html } = await entry.renderOpen();
    expect(html).not.toContain('secret');
    expect(html.slice(html.indexOf('<section'))).toMatchInlineSnapshot(
      `"<section class="footnotes" role="doc-endnotes" aria-labelledby="fn:label"><h2 class="footnotes-label" id="fn:label">Footnotes</h2><ol><li id="fn:1"><p>Of the preview<sup class="footnote-reference"><a href="#fn:6" id="fnref:6" role="doc-noteref" aria-describedby="fn:label">6</a></sup> <a href="#fnref:1" class="footnote-back" role="doc-backlink" aria-label="Back to reference 1">↩︎</a></p></li><li id="fn:2"><p>Written in a gate <a href="#fnref:2" class="footnote-back" role="doc-backlink" aria-label="Back to reference 2">↩︎</a></p></li><li id="fn:3"><p>Of the gate, with <code>code</code></p><pre class="astro-code github-dark" style="background-color:#24292e;color:#e1e4e8;overflow-x:auto" tabindex="0" data-language="js"><code><span class="line"><span style="color:#F97583">const</span><span style="color:#79B8FF"> deep</span><span style="color:#F97583"> =</span><span style="color:#79B8FF"> 1</span><span style="color:#E1E4E8">;</span></span></code></pre><p> <a href="#fnref:3" class="footnote-back" role="doc-backlink" aria-label="Back to reference 3">↩︎</a> <a href="#fnref:3:2" class="footnote-back" role="doc-backlink" aria-label="Back to reference 3, 2">↩︎<sup>2</sup></a></p></li><li id="fn:4"><p>Of the list</p><p>In two paragraphs <a href="#fnref:4" class="footnote-back" role="doc-backlink" aria-label="Back to reference 4">↩︎</a></p></li><li id="fn:5"><p>Of the body, written in a gate <a href="#fnref:5" class="footnote-back" role="doc-backlink" aria-label="Back to reference 5">↩︎</a></p></li><li id="fn:6"><p>Nested <a href="#fnref:6" class="footnote-back" role="doc-backlink" aria-label="Back to reference 6">↩︎</a></p></li></ol></section>"`,
    );
  });

  test('have no section when none of them is open', async () => {
    const entry = await workshop.compile('Tea.\n\n<Paywall />\n\nsecret[^1]\n\n[^1]: secret');
    expect((await entry.render()).html).toBe('<p>Tea.</p>');
  });

  test('have no section when none is referred to', async () => {
    const entry = await workshop.compile('Tea[^none]\n\n[^1]: secret');
    expect((await entry.renderOpen()).html).toBe('<p>Tea[^none]</p>');
  });
});
