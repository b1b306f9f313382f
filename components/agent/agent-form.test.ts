import { describe, expect, it } from "vitest";
import { fieldsOf, shortNameOf } from "./agent-form";

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};

describe("the fields of an agent's form", () => {
  it("leave empty parameters to their defaults", () => {
    const fields = fieldsOf(
      form({ display_name: " Translator ", instruction: "Translate.", temperature: "0", max_steps: "" }),
    );
    expect(fields).toEqual({
      display_name: "Translator",
      name: "translator",
      description: null,
      instruction: "Translate.",
      parameters: { temperature: 0 },
    });
  });

  it.each([
    ["My Helper 2", "my_helper_2"],
    ["翻译", ""],
    ["  -- ", ""],
  ])("make of %j the short name %j", (long, short) => {
    expect(shortNameOf(long)).toBe(short);
  });

  it("have a name where none can be made", () => {
    expect(fieldsOf(form({ display_name: "翻译" })).name).toBe("agent");
  });
});
