import { expect, it } from "vitest";
import { contentKind } from "./content-kind.ts";

const kindOf = (type: string, text: string) => contentKind(type, new TextEncoder().encode(text));

it("knows a feed behind comments, and other XML as text", () => {
  const head = '<?xml version="1.0"?>\n<!-- made by -- nobody -->\n<?xml-stylesheet href="x"?><!---->';
  expect(kindOf("application/xml", `${head}<rss version="2.0">`)).toBe("feed");
  expect(kindOf("text/xml", `${head}<feed>`)).toBe("feed");
  expect(kindOf("text/xml", `${head}<!-- <rss> --><page>`)).toBe("text");
});

it("is soon done with comments that are followed by nothing it knows", () => {
  const begun = performance.now();
  expect(kindOf("application/xml", `<?xml?>${"<!---->".repeat(250)}x`)).toBe("text");
  expect(kindOf("", `<?xml?>${"<!-- -->\n".repeat(200)}x`)).toBe("text");
  expect(performance.now() - begun).toBeLessThan(500);
});
