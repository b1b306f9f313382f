import { describe, expect, it } from "vitest";
import { Frames } from "./frames.ts";
import { Statements } from "./statements.ts";

const typed = (type: string, ...parts: string[]): Buffer => {
  const body = Buffer.from(parts.map((part) => `${part}\0`).join(""));
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const start = (name: string): Buffer => {
  const body = Buffer.from(`user\0alma\0application_name\0${name}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
};

describe("the eyes of the database proxy", () => {
  it("cuts messages whatever the pieces they come in", () => {
    const bytes = Buffer.concat([start("alma"), typed("Q", "begin"), typed("S"), typed("P", "s1", "commit")]);
    for (let size = 1; size <= bytes.length; size += 1) {
      const frames = new Frames(false);
      const types: string[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        for (const { type } of frames.push(bytes.subarray(at, at + size))) types.push(type);
      }
      expect(types).toEqual(["", "Q", "S", "P"]);
    }
  });

  it("knows a COMMIT and what it makes durable, prepared or not", () => {
    const statements = new Statements();
    const read = (bytes: Buffer) => {
      const [frame] = new Frames(true).push(bytes);
      return frame ? statements.read(frame.type, frame.bytes) : null;
    };
    statements.read("", start("alma"));
    read(typed("P", "s1", "commit"));
    read(typed("P", "", 'insert into "runs" values ($1)'));
    expect(read(typed("Q", "begin"))).toMatchObject({ commits: false });
    expect(read(typed("B", "", ""))).toMatchObject({ commits: false, application: "alma" });
    expect(read(typed("B", "", "s1"))).toMatchObject({ commits: true, writes: ['insert into "runs" values ($1)'] });
    expect(read(typed("Q", "begin"))).toMatchObject({ commits: false });
    expect(read(typed("B", "", "s1"))).toMatchObject({ commits: false, writes: [] });
    expect(read(typed("B", "", ""))).toMatchObject({ commits: true });
  });
});
