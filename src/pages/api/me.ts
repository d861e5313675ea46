/** What the viewer holds. */

export { readOnly as ALL } from '#src/outlets/api/json.ts';
export { apiMe as GET } from '#src/outlets/api/me.ts';
