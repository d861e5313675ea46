/** A piece of a file as a stream that reads no further than the client has taken. */
import type { FileHandle } from 'node:fs/promises';

const PIECE_BYTES = 64 * 1024;

/**
 * @param handle is closed when the stream ends
 * @param start first byte
 * @param end last byte
 * @param drained resolves when there is room for more
 */
export function streamFile(
  handle: FileHandle,
  { start, end }: { start: number; end: number },
  drained: () => Promise<void> = async () => {},
): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await drained();
        const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at + 1));
        const { bytesRead } = await handle.read(piece, 0, piece.length, at);
        at += bytesRead;
        if (bytesRead > 0) controller.enqueue(piece.subarray(0, bytesRead));
        if (bytesRead > 0 && at <= end) return;
        await handle.close();
        controller.close();
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
