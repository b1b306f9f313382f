/** The beginning of a file as text: at most `limit` bytes of it. Rejects when it cannot be had. */
export async function readText(url: string, limit: number): Promise<{ text: string; isCut: boolean }> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const reader = response.body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  while (size <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  await reader.cancel();
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return { text: decoded(bytes.subarray(0, limit), size > limit), isCut: size > limit };
}

/** UTF-8, or what older Chinese files are written in. The last character of a beginning may be cut. */
export function decoded(bytes: Uint8Array, isCut: boolean): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
    } catch {
      // Not this encoding.
    }
  }
  return new TextDecoder().decode(bytes);
}
