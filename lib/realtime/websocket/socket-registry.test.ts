import { afterEach, expect, it } from "vitest";
import { SOCKET_LIMITS } from "./socket-limits.ts";
import { chatSockets } from "./socket-registry.ts";

afterEach(() => chatSockets().open());

const requireRoom = () => chatSockets().requireRoom("ada", "conversation", "203.0.113.9", SOCKET_LIMITS);

it("lets nobody in once the server has said goodbye, for the word would not reach them", () => {
  expect(requireRoom).not.toThrow();
  chatSockets().sayClosing();
  expect(requireRoom).toThrow(expect.objectContaining({ code: "SERVICE_UNAVAILABLE" }));
  chatSockets().open();
  expect(requireRoom).not.toThrow();
});
