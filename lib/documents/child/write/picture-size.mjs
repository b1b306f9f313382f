/**
 * The kind and size in pixels of a PNG or JPEG, or null for anything else.
 * @param {Uint8Array | undefined} bytes
 * @returns {{ type: "png" | "jpg", width: number, height: number } | null}
 */
export function pictureSize(bytes) {
  if (!bytes || bytes.length < 24) return null;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.readUInt32BE(0) === 0x89504e47) {
    return sized({ type: "png", width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) });
  }
  return buffer.readUInt16BE(0) === 0xffd8 ? jpegSize(buffer) : null;
}

/** Walks the segments of a JPEG to the one that begins a frame. */
function jpegSize(buffer) {
  for (let at = 2; at + 9 < buffer.length; ) {
    if (buffer[at] !== 0xff) return null;
    const marker = buffer[at + 1];
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized({ type: "jpg", height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) });
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  return null;
}

const sized = (picture) =>
  picture.width > 0 && picture.height > 0 && picture.width * picture.height <= 50e6 ? picture : null;

/** A picture's size made to fit. */
export function fitted({ width, height }, maxWidth, maxHeight) {
  const factor = Math.min(1, maxWidth / width, maxHeight / height);
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
