/** The publication for language models. */
export { llms as GET } from '#src/outlets/llms.ts';
