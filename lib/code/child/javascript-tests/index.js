// Bundled with JavaScript tests and run inside the sandbox: node:test, describe/it, expect and assert, as tests use them.
import { expect } from "./expect.js";
import { fn } from "./mock.js";
import { after, afterEach, before, beforeEach, describe, test } from "./register.js";

export { assert } from "./assert.js";
export { expect } from "./expect.js";
export * from "./register.js";
export { configure, failFile, runAll } from "./run.js";

// The same under other libraries' names.
export const it = test;
export const suite = describe;
export const beforeAll = before;
export const afterAll = after;
export const mock = { fn };
export const vi = { fn };
export const jest = { fn };

for (const [name, value] of Object.entries({
  test,
  it,
  describe,
  suite,
  expect,
  before,
  after,
  beforeAll,
  afterAll,
  beforeEach,
  afterEach,
  jest,
  vi,
})) {
  globalThis[name] ??= value;
}

export default Object.assign(test, { test, it, describe, suite, before, after, beforeEach, afterEach, mock });
