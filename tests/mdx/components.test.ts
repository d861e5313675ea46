/** The components that authors use without importing them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkshop, type Workshop } from './workshop.ts';

describe('author components', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await openWorkshop();
  });
  afterAll(() => workshop.close());

  const render = async (body: string) => (await (await workshop.compile(body)).renderOpen()).html;

  test('show a callout under its title, or under the name of its type', async () => {
    expect(await render('<Callout type="tip" title="Less water">\nTea.\n</Callout>')).toMatchInlineSnapshot(
      `"<aside class="callout callout-tip" aria-label="Less water"><p class="callout-title">Less water</p><div class="callout-body"><p>Tea.</p></div></aside>"`,
    );
    expect(await render('<Callout>Tea.</Callout>')).toMatchInlineSnapshot(
      `"<aside class="callout callout-note" aria-label="Note"><p class="callout-title">Note</p><div class="callout-body">Tea.</div></aside>"`,
    );
  });

  test('refuse a callout of an unknown type', async () => {
    await expect(render('<Callout type="danger">Tea.</Callout>')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: <Callout> has the type "danger". Types: note, tip, warning.]`,
    );
  });

  test('show a figure with its caption', async () => {
    expect(await render('<Figure caption="Frost">![A leaf](./frost.jpg)</Figure>')).toMatchInlineSnapshot(
      `"<figure class="figure"><span class="entry-image" role="img" aria-label="A leaf">A leaf</span><figcaption>Frost</figcaption></figure>"`,
    );
  });
});
