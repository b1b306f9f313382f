import { describe, expect, it } from "vitest";
import { readUpload } from "./read-upload.ts";

const upload = (form: FormData) => readUpload(new Request("http://localhost/", { method: "POST", body: form }), "file");

const formOf = (others: number) => {
  const form = new FormData();
  for (let index = 0; index < others; index++) form.append(`field${index}`, "x");
  form.append("file", new File(["hello"], "a.txt", { type: "text/plain" }));
  return form;
};

describe("readUpload", () => {
  it("gives the file in its field", async () => {
    const { name, media_type, data } = await upload(formOf(3));
    expect({ name, media_type, text: new TextDecoder().decode(data) }).toEqual({
      name: "a.txt",
      media_type: "text/plain",
      text: "hello",
    });
  });

  it("takes no form of many parts, which would keep the parser busy", async () => {
    await expect(upload(formOf(15))).resolves.toMatchObject({ name: "a.txt" });
    await expect(upload(formOf(16))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const started = performance.now();
    await expect(upload(formOf(5_000))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("says when there is no file", async () => {
    await expect(upload(new FormData())).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
