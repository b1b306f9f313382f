import { createConfig, lintFromString } from "@redocly/openapi-core";
import spectralCore, { type RulesetDefinition } from "@stoplight/spectral-core";
import spectralRulesets from "@stoplight/spectral-rulesets";
import { describe, expect, it } from "vitest";
import { openapiDocument } from "../../lib/protocol/openapi.ts";

/** A public address: both linters rightly complain of a server called localhost. */
const text = JSON.stringify(openapiDocument("https://alma.test"));

describe("the OpenAPI document, linted", () => {
  it("has nothing that Redocly's recommended rules complain of", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lintFromString({ source: text, config });
    expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual(
      [],
    );
  }, 60_000);

  it("and nothing that Spectral's recommended rules for OpenAPI complain of", async () => {
    expect(await spectralProblems(text)).toEqual([]);
  }, 120_000);

  it("is really looked at: a broken one is complained of by both", async () => {
    const broken = JSON.stringify({ openapi: "3.1.0", info: { title: "x" }, paths: { "/x": { get: {} } } });
    const config = await createConfig({ extends: ["recommended"] });
    expect((await lintFromString({ source: broken, config })).length).toBeGreaterThan(2);
    expect((await spectralProblems(broken)).length).toBeGreaterThan(2);
  }, 60_000);
});

async function spectralProblems(source: string): Promise<string[]> {
  const spectral = new spectralCore.Spectral();
  spectral.setRuleset({ extends: spectralRulesets.oas as RulesetDefinition });
  const problems = await spectral.run(source);
  return problems.map(({ code, message, path }) => `${code}: ${message} ${path.join("/")}`);
}
