import { readRecord, type ReadResult } from './record.ts';

/** Strict decoding of UTF-8, which the platform has and the core has not: null where the bytes are none. */
export type DecodeUtf8 = (bytes: Uint8Array) => string | null;

const LINE_BREAK = 0x0a;

/** Reads a record file as it comes from a disk or a browser; bytes that are no UTF-8 are refused with their line. */
export function readRecordBytes(bytes: Uint8Array, decode: DecodeUtf8): ReadResult {
  const text = decode(bytes);
  if (text !== null) return readRecord(text);
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_BREAK, start);
    const stop = end === -1 ? bytes.length : end;
    if (decode(bytes.subarray(start, stop)) === null) break;
    start = stop + 1;
  }
  return { ok: false, flaw: { line, code: 'not-utf8', params: {} } };
}
