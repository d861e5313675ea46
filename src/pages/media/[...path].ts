/** Files beside entries, for those who may open the part that shows them. */
import type { APIRoute } from 'astro';
import { answerFile } from '#src/outlets/media/answer-file.ts';

export const GET: APIRoute = ({ params, request, locals }) => answerFile(params.path ?? '', request, locals);
export const HEAD = GET;
