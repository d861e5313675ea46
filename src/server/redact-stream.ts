/** The error log passes through here, so that whatever a library writes there holds no token, cookie or address. */
import { redact } from '#src/errors/redact.ts';

/** Replaces the `write` of a stream by one that redacts text first. */
export function redactStream(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
  stream.write = ((chunk: unknown, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? redact(chunk) : chunk, ...rest)) as typeof stream.write;
}
