/**
 * Caps a WebAssembly memory: nothing else does, `--max-old-space-size` does not see it. Install before the engine
 * loads; `set` may lower the cap later. Growth beyond it fails, which the engine turns into its own out-of-memory error.
 */
export function installMemoryCap() {
  const PAGE = 65536;
  const grow = WebAssembly.Memory.prototype.grow;
  let cap = Number.POSITIVE_INFINITY;
  let hit = false;
  Object.defineProperty(WebAssembly.Memory.prototype, "grow", {
    value(pages) {
      if (this.buffer.byteLength + pages * PAGE > cap) {
        hit = true;
        throw new RangeError("sandbox memory limit");
      }
      return grow.call(this, pages);
    },
    writable: false,
    configurable: false,
  });
  return {
    /** @param {number} bytes */
    set(bytes) {
      cap = bytes;
    },
    wasHit: () => hit,
  };
}
