import { expect, it } from "vitest";
import { readSecrets } from "./read-secrets";

it("reads headers and variables line by line", () => {
  expect(readSecrets("Authorization: Bearer a:b=c\n  X-Key : 1 \nAPI_KEY=x=y\n\nno value")).toEqual({
    Authorization: "Bearer a:b=c",
    "X-Key": "1",
    API_KEY: "x=y",
  });
});
