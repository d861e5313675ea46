/** A crawler: asks for every post once. */
import { ask } from './answers.ts';
import { postAt } from './posts.ts';
import type { Running } from './servers.ts';

const AT_ONCE = 4;
const HEADERS = { 'accept-encoding': 'gzip, br', accept: 'text/html' };

/** @param posts how many there are */
export async function readAll({ origin }: Running, posts: number): Promise<void> {
  let next = 0;
  const crawl = async () => {
    while (next < posts) await ask(`${origin}/posts/${postAt(next++, posts).id}`, HEADERS);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, crawl));
}
