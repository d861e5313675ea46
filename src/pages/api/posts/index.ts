/** Cards of posts. */

export { readOnly as ALL } from '#src/outlets/api/json.ts';
export { apiPosts as GET } from '#src/outlets/api/posts.ts';
