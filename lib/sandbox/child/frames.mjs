/**
 * Frames between the server and a sandbox child: one byte kind, four bytes little-endian length, payload.
 * The child writes them to its own descriptor, never to stdout, so nothing a program prints can pass for a frame.
 * `call`: a shell's child asks for another language to be run.
 */
export const KIND = { ready: 1, stdout: 2, stderr: 3, file: 4, result: 5, job: 6, snapshot: 7, call: 8 };

const HEADER = 5;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {number} kind
 * @param {Uint8Array} payload
 * @returns {Uint8Array}
 */
export function encodeFrame(kind, payload) {
  const frame = new Uint8Array(HEADER + payload.length);
  frame[0] = kind;
  new DataView(frame.buffer).setUint32(1, payload.length, true);
  frame.set(payload, HEADER);
  return frame;
}

/**
 * @param {number} kind
 * @param {unknown} value
 * @returns {Uint8Array}
 */
export const encodeJsonFrame = (kind, value) => encodeFrame(kind, encoder.encode(JSON.stringify(value)));

/**
 * @param {{ path: string, content: Uint8Array }} file
 * @returns {Uint8Array}
 */
export function encodeFileFrame(file) {
  const path = encoder.encode(file.path);
  const payload = new Uint8Array(2 + path.length + file.content.length);
  new DataView(payload.buffer).setUint16(0, path.length, true);
  payload.set(path, 2);
  payload.set(file.content, 2 + path.length);
  return encodeFrame(KIND.file, payload);
}

/**
 * @param {Uint8Array} payload
 * @returns {{ path: string, content: Uint8Array }}
 */
export function decodeFile(payload) {
  if (payload.length < 2) throw new RangeError("file frame too short");
  const length = new DataView(payload.buffer, payload.byteOffset).getUint16(0, true);
  if (payload.length < 2 + length) throw new RangeError("file frame too short");
  return { path: decoder.decode(payload.subarray(2, 2 + length)), content: payload.slice(2 + length) };
}

/**
 * @param {Uint8Array} payload
 * @returns {unknown}
 */
export const decodeJson = (payload) => JSON.parse(decoder.decode(payload));

/**
 * Cuts a byte stream into frames, whatever pieces it arrives in; throws RangeError on an unknown kind or an oversized frame.
 * @param {number} maxPayload bytes
 */
export function createFrameReader(maxPayload) {
  /** @type {Uint8Array[]} */
  let chunks = [];
  let size = 0;
  const join = () => {
    if (chunks.length === 1) return chunks[0];
    const whole = new Uint8Array(size);
    let offset = 0;
    for (const chunk of chunks) {
      whole.set(chunk, offset);
      offset += chunk.length;
    }
    chunks = [whole];
    return whole;
  };
  let wanted = HEADER;
  /**
   * @param {Uint8Array} chunk
   * @returns {Array<{ kind: number, payload: Uint8Array }>}
   */
  return function push(chunk) {
    chunks.push(chunk);
    size += chunk.length;
    const frames = [];
    if (size < wanted) return frames;
    const buffer = join();
    let at = 0;
    wanted = HEADER;
    while (buffer.length - at >= HEADER) {
      const kind = buffer[at];
      const length = new DataView(buffer.buffer, buffer.byteOffset + at).getUint32(1, true);
      if (kind < 1 || kind > 8 || length > maxPayload) throw new RangeError("malformed sandbox frame");
      if (buffer.length - at < HEADER + length) {
        wanted = HEADER + length;
        break;
      }
      frames.push({ kind, payload: buffer.subarray(at + HEADER, at + HEADER + length) });
      at += HEADER + length;
    }
    chunks = at < buffer.length ? [buffer.subarray(at)] : [];
    size = buffer.length - at;
    return frames;
  };
}
