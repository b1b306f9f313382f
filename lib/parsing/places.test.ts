import { expect, it } from "vitest";
import { inPlace } from "./places.ts";

const { signal } = new AbortController();
const LONG = 280_000;
const SHORT = 5_000;

/** A piece of work that ends when it is told to. */
function work(ms: number, begun: string[], name: string) {
  const ended = Promise.withResolvers<void>();
  const done = inPlace(ms, signal, async () => {
    begun.push(name);
    await ended.promise;
  });
  const end = (): Promise<void> => {
    ended.resolve();
    return done;
  };
  return { end };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

it("keeps a place for what is short, and the order of the calls among equals", async () => {
  const begun: string[] = [];
  const film = work(LONG, begun, "film");
  const other = work(LONG, begun, "other film");
  const page = work(SHORT, begun, "page");
  const next = work(SHORT, begun, "next page");
  await soon();
  expect(begun).toEqual(["film", "page"]);
  await page.end();
  await soon();
  expect(begun).toEqual(["film", "page", "next page"]);
  await film.end();
  await soon();
  expect(begun).toEqual(["film", "page", "next page", "other film"]);
  await Promise.all([next.end(), other.end()]);
});

it("forgets who gave up waiting", async () => {
  const begun: string[] = [];
  const [one, two] = [work(SHORT, begun, "one"), work(SHORT, begun, "two")];
  const controller = new AbortController();
  const waiting = inPlace(SHORT, controller.signal, async () => {});
  controller.abort(new Error("stopped"));
  await expect(waiting).rejects.toThrow("stopped");
  await Promise.all([one.end(), two.end()]);
  await work(SHORT, begun, "three").end();
  expect(begun).toEqual(["one", "two", "three"]);
});
