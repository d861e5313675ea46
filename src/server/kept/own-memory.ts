/** Bytes that are kept for long. Node lets small buffers share larger pieces of memory, which one that is kept would hold whole. */

/** @returns all chunks, one after the other, in a piece of memory of exactly their size */
export function inOwnMemory(chunks: readonly Uint8Array[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
