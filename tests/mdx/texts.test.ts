/** What search reads of a body: a line for each block, and the code after the prose. */
import { expect, test } from 'vitest';
import { compile } from './compile.ts';

const BODY = `Pick them
late.

\`\`\`js
pick();
store();
\`\`\`

- Wrap them.
- Lay them *on straw*.

<Paywall />

The \`door\`
is shut.
`;

test('a block is a line, however its source is broken, and blocks of code come after all prose', async () => {
  const { texts } = await compile(BODY);
  expect(texts.map(([, text]) => text)).toEqual([
    'Pick them late.\nWrap them.\nLay them on straw.\npick(); store();',
    'The door is shut.',
  ]);
});
