import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { conversions } from "../../lib/conversion/index.ts";
import { matrixSection } from "./conversions-document.ts";

it("docs/conversions.md has the conversions of the code; `npm run documents:fidelity` writes it", () => {
  expect(readFileSync("docs/conversions.md", "utf8")).toContain(matrixSection(conversions));
});
