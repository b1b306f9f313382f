/** Resolves with the first value that is one; fails after `limit` milliseconds, long enough for a whole run. */
export async function until<T>(what: () => Promise<T | false | null | undefined>, limit = 40_000): Promise<T> {
  const deadline = Date.now() + limit;
  for (;;) {
    const value = await what();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`not within ${limit} ms`);
    await new Promise((done) => setTimeout(done, 25));
  }
}
