/** The API, described. */

export { readOnly as ALL } from '#src/outlets/api/json.ts';
export { openapi as GET } from '#src/outlets/api/openapi.ts';
