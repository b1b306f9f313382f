import { describe, expect, it } from "vitest";
import { canonicalAddress, judgeAddress } from "./judge-address.ts";

const PUBLIC = [
  "8.8.8.8",
  "1.1.1.1",
  "93.184.216.34",
  "223.5.5.5",
  "2606:4700:4700::1111",
  "2400:3200::1",
  "::ffff:8.8.8.8",
];

const PRIVATE = [
  "127.0.0.1",
  "127.255.255.254",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "::ffff:10.0.0.1",
  "100.64.0.1",
  "100.127.255.255",
  "fc00::1",
  "fd12:3456::1",
];

const SPECIAL = [
  "0.0.0.0",
  "0.1.2.3",
  "::",
  "::ffff:0.0.0.0",
  "169.254.0.1",
  "169.254.169.254",
  "::ffff:169.254.169.254",
  "fe80::1",
  "fec0::1",
  "168.63.129.16",
  "::ffff:168.63.129.16",
  "100.100.100.200",
  "192.0.0.192",
  "fd00:ec2::254",
  "fd20:ce::254",
  "224.0.0.1",
  "239.255.255.250",
  "ff02::1",
  "255.255.255.255",
  "240.0.0.1",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "192.88.99.1",
  "64:ff9b::7f00:1",
  "64:ff9b::127.0.0.1",
  "64:ff9b:1::7f00:1",
  "::ffff:0:127.0.0.1",
  "2002:7f00:1::",
  "2002:c0a8:101::1",
  "2001:0:7f00:1::",
  "2001:db8::1",
  "3fff::1",
  "100::1",
  "5f00::1",
  "::127.0.0.1",
  "::7f00:1",
  "1234::1",
  "not an address",
  "",
];

describe("judgeAddress", () => {
  it.each(PUBLIC)("%s is public", (address) => expect(judgeAddress(address).reach).toBe("public"));
  it.each(PRIVATE)("%s is private", (address) => expect(judgeAddress(address).reach).toBe("private"));
  it.each(SPECIAL)("%s is special", (address) => expect(judgeAddress(address).reach).toBe("special"));

  it("says what an address is", () => {
    expect(judgeAddress("127.0.0.1").label).toBe("a loopback address");
    expect(judgeAddress("169.254.169.254").label).toBe("a cloud metadata address");
  });
});

describe("canonicalAddress", () => {
  it("gives one spelling", () => {
    expect(canonicalAddress("::ffff:7f00:1")).toBe("127.0.0.1");
    expect(canonicalAddress("0:0:0:0:0:0:0:1")).toBe("::1");
    expect(canonicalAddress("localhost")).toBeUndefined();
  });
});

it("takes a public address of this machine's own for a way back in", () => {
  const own = new Set(["8.8.8.8", "2606:4700:4700::1111"]);
  expect(judgeAddress("8.8.8.8", own)).toMatchObject({ reach: "private", label: "an address of this machine" });
  expect(judgeAddress("::ffff:8.8.8.8", own)).toMatchObject({ reach: "private" });
  expect(judgeAddress("2606:4700:4700:0:0:0:0:1111", own)).toMatchObject({ reach: "private" });
  expect(judgeAddress("8.8.4.4", own)).toMatchObject({ reach: "public" });
});

it.each(["fe80::1%eth0", "fe80::1%25eth0", "ff02::1%1"])("refuses %s with its zone", (address) => {
  expect(judgeAddress(address)).toMatchObject({ reach: "special" });
});
