import { expect, it } from "vitest";
import { joinStrips } from "./join-strips.mjs";

const strip = (width: number, height: number, value: number, channels: 1 | 3 | 4 = 1) => ({
  data: new Uint8Array(width * height * channels).fill(value),
  ...{ width, height, channels },
});
const shape = (pictures: ReturnType<typeof joinStrips>) =>
  pictures.map(({ width, height, channels, data }) => [width, height, channels, [...new Set(data)]]);

it("makes one picture of neighbours that have one width", () => {
  const page = [strip(10, 2, 1), strip(10, 2, 2), strip(10, 1, 3), strip(4, 4, 9), strip(10, 2, 5)];
  expect(shape(joinStrips(page, 1000))).toEqual([
    [10, 5, 1, [1, 2, 3]],
    [4, 4, 1, [9]],
    [10, 2, 1, [5]],
  ]);
});

it("keeps to the limit, and joins no grey with colours", () => {
  expect(shape(joinStrips([strip(10, 2, 1), strip(10, 2, 2), strip(10, 2, 3)], 40))).toEqual([
    [10, 4, 1, [1, 2]],
    [10, 2, 1, [3]],
  ]);
  expect(joinStrips([strip(10, 2, 1), strip(10, 2, 2, 3)], 1000)).toHaveLength(2);
  expect(joinStrips([], 1000)).toEqual([]);
});
