/** How wide the running text of a page is set. */
import type { Page } from 'playwright-core';

/** What typographers ask of a line of running text, in characters, spaces counted. */
export const MEASURE = { least: 60, most: 75 };

/** Characters on a full line, over all paragraphs of four lines and more; 0 where there are none. */
export function charactersPerLine(page: Page): Promise<number> {
  return page.evaluate(() => {
    let characters = 0;
    let lines = 0;
    for (const paragraph of document.querySelectorAll('.prose > p')) {
      const { height } = paragraph.getBoundingClientRect();
      const count = Math.round(height / Number.parseFloat(getComputedStyle(paragraph).lineHeight));
      if (count < 4) continue;
      characters += (paragraph.textContent ?? '').replace(/\s+/g, ' ').trim().length;
      // The last line ends anywhere: half of it is there.
      lines += count - 0.5;
    }
    return lines === 0 ? 0 : characters / lines;
  });
}
