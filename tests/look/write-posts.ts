/** Writes a content folder with as many posts as a test asks for, whose words all say that an author wrote them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
const NEWEST = Date.UTC(2026, 9, 31);
const RULES = ['public', 'signed-in', '{ plan: supporter }', '{ any: [{ plan: pro }, { role: editor }] }'];

/**
 * @param folder in which content is written
 * @param count of posts, from the newest back, four days apart
 * @param write makes the text that stands for an author's
 */
export function writePosts(folder: string, count: number, write: (text: string) => string = String): void {
  for (const name of ['posts', 'pages', 'authors']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'authors/ada.mdx'),
    `---\nname: ${write('Ada')}\ntitle: ${write('Gardener')}\nbio: ${write('Writes.')}\n---\n`,
  );
  for (const page of ['about', 'terms', 'privacy'])
    writeFileSync(
      join(folder, `pages/${page}.mdx`),
      `---\ntitle: ${write(page)}\ndescription: ${write('A page.')}\n---\n\n${write('Its text.')}\n`,
    );
  for (let number = 1; number <= count; number += 1)
    writeFileSync(join(folder, `posts/post-${number}.mdx`), post(number, write));
}

function post(number: number, write: (text: string) => string): string {
  const date = new Date(NEWEST - (number - 1) * 4 * DAY_MS).toISOString().slice(0, 10);
  return `---
title: ${write(`Post ${number}`)}
description: ${write('What it is about.')}
pubDate: ${date}
updatedDate: ${date}
tags: [tag-${number % 7}]
author: ada
series: ${write('A series')}
access: ${RULES[(number - 1) % RULES.length]}
behind:
  - ${write('More of it')}
---

${write('A preview.')}[^1]

[^1]: ${write('A note.')}

<Paywall />

## ${write('A head')}

${write('A text.')}

## ${write('Another head')}

<Callout>${write('Remark.')}</Callout>

<Gate plan="pro">
${write('A section.')}
</Gate>

<Embed src="https://films.example/frames/${number}" title="${write('A film')}" />

| ${write('One')} | ${write('Two')} |
| --- | --- |
| ${write('Three')} | ${write('Four')} |
`;
}
