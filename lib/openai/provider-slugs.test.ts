import { describe, expect, it } from "vitest";
import { providerSlugs } from "./provider-slugs.ts";

const slugsOf = (...names: string[]): string[] => {
  const providers = names.map((provider_name, index) => ({ llm_id: String(index), provider: "openai", provider_name }));
  return [...providerSlugs(providers).values()];
};

describe("providerSlugs", () => {
  it.each([
    ["OpenAI", "openai"],
    ["My  Azure (EU)", "my-azure-eu"],
    ["深度求索", "深度求索"],
    ["ＡＢＣ/x", "abc-x"],
    ["!!!", "openai"],
    ["llama.cpp", "llama.cpp"],
  ])("makes of %j %j", (name, slug) => {
    expect(slugsOf(name)).toEqual([slug]);
  });

  it("gives the older one of two the name, and nobody that of the agents", () => {
    expect(slugsOf("Work", "work!", "WORK", "Alma", "work 2")).toEqual([
      "work",
      "work-2",
      "work-3",
      "alma-2",
      "work-2-2",
    ]);
  });

  it("counts a provider with several models once", () => {
    const one = { llm_id: "a", provider: "openai", provider_name: "One" };
    expect([...providerSlugs([one, one])]).toEqual([["a", "one"]]);
  });
});
