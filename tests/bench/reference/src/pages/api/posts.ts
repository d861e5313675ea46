import { getCollection } from 'astro:content';

export async function GET(): Promise<Response> {
  const posts = await getCollection('posts');
  const latest = posts.sort((a, b) => b.data.pubDate.valueOf() - a.data.pubDate.valueOf()).slice(0, 20);
  return Response.json(latest.map(({ id, data }) => ({ id, ...data })));
}
