/** An entry that is written: what the directory at the end of the archive says of it. */
export interface ZippedEntry {
  name: Buffer;
  modified: Date;
  /** Of its header, from the beginning of the archive. */
  offset: number;
  crc: number;
  size: number;
  packed: number;
}

/** What 32 and 16 bits hold; the value itself means: look in the ZIP64 field. */
export const MAX_SIZE = 0xffff_fffe;
const IN_ZIP64 = 0xffff_ffff;
const MAX_COUNT = 0xfffe;

/** Sizes follow the data; names are UTF-8. */
const FLAGS = (1 << 3) | (1 << 11);
const DEFLATED = 8;
const VERSION = 20;
const VERSION_ZIP64 = 45;

/** Little-endian numbers one after the other: `[bytes, value]`. */
function record(...fields: [2 | 4 | 8, number][]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}

/** DOS time, in UTC: two seconds are its finest. */
function dosTime(time: Date): [2, number][] {
  const year = Math.min(Math.max(time.getUTCFullYear(), 1980), 2107);
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  return [
    [2, clock],
    [2, ((year - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate()],
  ];
}

export const localHeader = ({ name, modified }: ZippedEntry): Buffer =>
  Buffer.concat([
    record(
      [4, 0x04034b50],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      ...dosTime(modified),
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ),
    name,
  ]);

export const dataDescriptor = ({ crc, packed, size }: ZippedEntry): Buffer =>
  record([4, 0x08074b50], [4, crc], [4, packed], [4, size]);

export function centralHeader({ name, modified, offset, crc, size, packed }: ZippedEntry): Buffer {
  const isFar = offset > MAX_SIZE;
  const extra = isFar ? record([2, 1], [2, 8], [8, offset]) : Buffer.alloc(0);
  const head = record(
    [4, 0x02014b50],
    [2, isFar ? VERSION_ZIP64 : VERSION],
    [2, isFar ? VERSION_ZIP64 : VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    ...dosTime(modified),
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, isFar ? IN_ZIP64 : offset],
  );
  return Buffer.concat([head, name, extra]);
}

/** The end of the archive, in its long form where the short one cannot say it. */
export function endRecords({ count, start, size }: { count: number; start: number; size: number }): Buffer {
  const isLong = count > MAX_COUNT || start > MAX_SIZE || size > MAX_SIZE;
  const end = record(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, isLong ? 0xffff : count],
    [2, isLong ? 0xffff : count],
    [4, isLong ? IN_ZIP64 : size],
    [4, isLong ? IN_ZIP64 : start],
    [2, 0],
  );
  if (!isLong) return end;
  const long = record(
    [4, 0x06064b50],
    [8, 44],
    [2, VERSION_ZIP64],
    [2, VERSION_ZIP64],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, start],
  );
  const locator = record([4, 0x07064b50], [4, 0], [8, start + size], [4, 1]);
  return Buffer.concat([long, locator, end]);
}
