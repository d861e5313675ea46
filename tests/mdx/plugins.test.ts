/** What other Markdown plugins do after ours can spoil an entry, but not open a part of it. */
import { join } from 'node:path';
import type { MdastPluginDefinition } from 'satteri';
import { describe, expect, test } from 'vitest';
import { gatedMarkdown } from '#src/mdx/processor.ts';

/** What a build says when this plugin runs over a body. */
async function buildWith(plugin: Omit<MdastPluginDefinition, 'name'>, body: string): Promise<string> {
  const processor = gatedMarkdown({
    parseRule: (access) => access,
    mdastPlugins: [{ name: 'other', ...plugin }],
  });
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false, srcDir: new URL('../../src/', import.meta.url) },
  );
  const file = join(process.cwd(), 'content/posts/tea.mdx');
  return renderer?.process(body, file, {}).then(
    () => 'It compiles.',
    (error: Error) => error.message,
  ) as Promise<string>;
}

describe('a plugin that runs after ours', () => {
  test('may change the text', async () => {
    const message = await buildWith(
      { text: (node) => ({ type: 'text', value: node.value.toUpperCase() }) },
      '<Gate plan="pro">Tea</Gate>',
    );
    expect(message).toBe('It compiles.');
  });

  test('ends the build when it takes a part away', async () => {
    const message = await buildWith(
      { mdxJsxTextElement: (node, context) => context.removeNode(node) },
      'Tea <Gate plan="pro">secret</Gate>',
    );
    expect(message).toMatchInlineSnapshot(
      `"The parts of this body could not be locked, so it is not published: expected gatepost-part body,gatepost-part body.g1, found gatepost-part body. Please report this."`,
    );
  });

  test('ends the build when it doubles a part', async () => {
    const message = await buildWith(
      {
        mdxJsxTextElement(node, context) {
          const { type, name, attributes } = node;
          context.insertAfter(node, { type, name, attributes, children: [] });
        },
      },
      'Tea <Gate plan="pro">secret</Gate>',
    );
    expect(message).toMatchInlineSnapshot(
      `"The parts of this body could not be locked, so it is not published: expected gatepost-part body,gatepost-part body.g1, found gatepost-part body,gatepost-part body.g1,gatepost-part body.g1. Please report this."`,
    );
  });

  test('ends the build when it writes a gate', async () => {
    const message = await buildWith(
      {
        text: (node) => ({
          type: 'mdxJsxTextElement',
          name: 'Gate',
          attributes: [],
          children: [{ type: 'text', value: node.value }],
        }),
      },
      'Tea',
    );
    expect(message).toMatchInlineSnapshot(
      `"content/posts/tea.mdx: "Gate" stands where the build cannot lock it: in an export, an attribute, or as a name in code. Write <Gate> in the text itself, and give other things other names."`,
    );
  });

  test('ends the build when it shows a file beside the entry', async () => {
    const message = await buildWith({ text: () => ({ type: 'image', url: './frost.jpg', alt: '' }) }, 'Tea');
    expect(message).toMatchInlineSnapshot(
      `"content/posts/tea.mdx: This entry imports "./frost.jpg", which may make that file public. Show it with ![…](./…) or link to it with […](./…), which keeps it under the rule of its part."`,
    );
  });
});
