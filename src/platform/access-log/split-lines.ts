const longest = 64 * 1024;
const newline = 10;

/** The lines of a stream of bytes, without their ends. A last line that has no end, or one beyond all measure, comes as null. */
export async function* linesIn(chunks: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<Buffer | null> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('lines are read from bytes');
    const bytes = rest.length === 0 ? asBuffer(chunk) : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
      yield bytes.subarray(from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > longest) {
      yield null;
      return;
    }
  }
  if (rest.length > 0) yield null;
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
}
