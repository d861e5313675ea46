/** One last look at the headers of an answer, whoever wrote it, before they leave. */
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

type HeadersArgument = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;

/** Calls `change` when the head of the response is about to be written, with all headers set on it. */
export function beforeHeaders(response: ServerResponse, change: (response: ServerResponse) => void): void {
  const writeHead = response.writeHead.bind(response) as (status: number, message?: string) => ServerResponse;
  const last = (status: number, ...rest: [(string | HeadersArgument)?, HeadersArgument?]): ServerResponse => {
    const [message, headers] = typeof rest[0] === 'string' ? [rest[0], rest[1]] : [undefined, rest[0]];
    if (headers && !Array.isArray(headers)) {
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) response.setHeader(name, value);
    }
    response.statusCode = status;
    change(response);
    return message === undefined ? writeHead(status) : writeHead(status, message);
  };
  response.writeHead = last as typeof response.writeHead;
}
