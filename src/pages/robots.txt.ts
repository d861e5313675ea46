/** What search engines may fetch. */
export { robots as GET } from '#src/outlets/sitemap/robots.ts';
