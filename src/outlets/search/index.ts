/** Search that knows who asks: what its page, its endpoint and the API's description take from it. */

export { answer, prepareSearch, type SearchAnswer, type SearchResult, toJson } from './answer.ts';
export type { Segment } from './highlight.ts';
export {
  ACCESS_FILTERS,
  type AccessFilter,
  MAX_CHARACTERS,
  MAX_PAGE,
  NOTHING_ASKED,
  type Problem,
  type Query,
  readQuery,
} from './query.ts';
export { searchAnswerSchema, searchProblemSchema } from './schema.ts';
