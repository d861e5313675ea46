/** The index of the sitemaps. */
export { sitemapIndex as GET } from '#src/outlets/sitemap/sitemap.ts';
