import { describe, expect, it } from "vitest";
import webSearch from "./web_search.ts";

const asks = (query: string, has_read_untrusted = true) =>
  webSearch.needsApproval?.({ query, num_results: 10, language: "zh", safe_search: true }, { has_read_untrusted });

describe("a search after something from outside was read", () => {
  it.each([
    "Python 3.13 free threading release notes",
    "2026-11-23 深圳 天气",
    "population of China 2025 14.1 亿",
    "vitest testing-library react-dom",
    "站点 site:gov.cn 个人所得税 2025 2026",
    "sales 2023 2024 2025",
    "比特币 2026-11-01 2026-11-23 行情",
    "Node ERR_HTTP2_HEADERS_SENT",
    "react@19.2 typescript @types/node@22",
    "CVE-2024-3094 claude-3-5-sonnet utf8mb4_unicode_ci",
  ])("is made without asking: %s", (query) => {
    expect(asks(query)).toBe(false);
  });

  it.each([
    "who is ada@example.com",
    "salary iban DE89370400440532013000",
    "4111 1111 1111 1111",
    "电话 138-0013-8000",
    "身份证 11010519491231002X",
    "2014 1111 1111 1111",
    "sk-proj-4f9a8c7b6d5e",
    "ghp_16C7e42F292c6912E7710c83834",
    `notes: ${"word ".repeat(40)}`,
  ])("is asked about where it looks like somebody's own: %s", (query) => {
    expect(asks(query)).toBe(true);
    expect(asks(query, false)).toBe(false);
  });
});
