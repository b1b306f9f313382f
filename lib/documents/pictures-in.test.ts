import { expect, it } from "vitest";
import { picturesIn } from "./pictures-in.ts";

it("finds the pictures of the workspace, each once, with and without titles", () => {
  const text = `![a](a.png) ![](<b/c.png>) ![t]( d.png "a title (of it)") ![a](a.png)
![web](https://a.example/x.png) ![data](data:image/png;base64,xx) ![](//a.example/y.png) [link](z.md)`;
  expect(picturesIn(text)).toEqual(["a.png", "b/c.png", "d.png"]);
});

it.each(["![", "![](", "![](a ", "![](<a", "![](a> "])("is soon done with %s without end", (piece) => {
  const begun = performance.now();
  expect(picturesIn(piece.repeat(Math.floor(400_000 / piece.length)))).toEqual([]);
  expect(picturesIn(piece + "a".repeat(400_000))).toEqual([]);
  expect(picturesIn(piece + " ".repeat(400_000))).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(2000);
});
