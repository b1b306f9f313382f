import { describe, expect, it } from "vitest";
import { destinationOf } from "./destination-of.ts";

describe("destinationOf", () => {
  it.each([
    ["https://api.example.com/orders?n=1#x", "https://api.example.com"],
    ["HTTPS://API.Example.com:443\\@other.example/", "https://api.example.com"],
    ["https://api.example.com@other.example/", "https://other.example"],
    ["https://api.example.com:8443/", "https://api.example.com:8443"],
    ["http://api.example.com/", "http://api.example.com"],
    ["https://аpi.example.com/", "https://xn--pi-6kc.example.com"],
    ["http://0x7f.1/", "http://127.0.0.1"],
  ])("of %s is where it really goes", (address, origin) => {
    expect(destinationOf(address)).toBe(origin);
  });

  it("is empty for a tool that sends nothing, and none for what is no address of the web", () => {
    expect(destinationOf(undefined)).toBe("");
    for (const address of ["", "api.example.com/x", "file:///etc/passwd", "data:,x", "localhost:80/x", "https://"])
      expect(destinationOf(address)).toBeNull();
    expect(destinationOf(`https://${"a.".repeat(150)}example/`)).toBeNull();
  });
});
