import { getCollection } from 'astro:content';
import rss from '@astrojs/rss';
import type { APIContext } from 'astro';

export async function GET(context: APIContext): Promise<Response> {
  const posts = await getCollection('posts');
  return rss({
    title: 'Posts',
    description: 'The latest posts',
    site: context.url.origin,
    items: posts
      .sort((a, b) => b.data.pubDate.valueOf() - a.data.pubDate.valueOf())
      .slice(0, 20)
      .map(({ id, data }) => ({
        title: data.title,
        description: data.description,
        pubDate: data.pubDate,
        link: `/posts/${id}`,
      })),
  });
}
