import { expect, it } from "vitest";
import { deviceOf } from "./device-of";

const MOZILLA = "Mozilla/5.0";

it.each([
  [
    `${MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36`,
    "Chrome · Windows",
  ],
  [
    `${MOZILLA} (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0`,
    "Edge · Windows",
  ],
  [
    `${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E Safari/604.1`,
    "Safari · iPhone",
  ],
  [
    `${MOZILLA} (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36`,
    "Chrome · Android",
  ],
  [`${MOZILLA} (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0`, "Firefox · Linux"],
  ["curl/8.14.1", "curl/8.14.1"],
  ["python-requests/2.32 extra", "python-requests/2.32"],
  ["  ", null],
  [null, null],
])("%j is %j", (user_agent, expected) => {
  expect(deviceOf(user_agent)).toBe(expected);
});
