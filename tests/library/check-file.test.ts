/** What an author is told of a file that cannot be served. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileProblem } from '#src/library/files/check-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const path of [
  'frost/index.mdx',
  'frost/frost.jpg',
  'frost/in/side.png',
  'frost/data.json',
  'frost/thaw/index.mdx',
  'frost/thaw/wet.jpg',
  'rain.jpg',
]) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), '');
}
const problem = (src: string) =>
  fileProblem(src, join(folder, 'frost/index.mdx'))?.join(' ').replaceAll(folder, '…');

describe('a path in a body', () => {
  test.each(['./frost.jpg', 'frost.jpg', './in/side.png', './in/../frost.jpg'])('may be %s', (src) => {
    expect(problem(src)).toBeUndefined();
  });

  test('that leads nowhere is named, with what is there', () => {
    expect(problem('./forst.jpg')).toBe(
      'There is no file "./forst.jpg". Did you mean "frost.jpg"? Files there: frost.jpg.',
    );
  });

  test('may not leave the folder of the entry', () => {
    expect(problem('../rain.jpg')).toBe(
      '"../rain.jpg" lies outside the folder of this entry. Copy it beside the entry, whose rule it is to follow.',
    );
  });

  test('may not borrow from another entry', () => {
    expect(problem('./thaw/wet.jpg')).toBe(
      '"./thaw/wet.jpg" lies beside another entry, in …/frost/thaw, and follows its rule. Copy it beside this one.',
    );
  });

  test('may not lead to what is no kind of file that is served', () => {
    expect(problem('./data.json')).toMatch(
      /^"\.\/data\.json" is not a kind of file that is served\. Endings that are: avif, /,
    );
  });
});
