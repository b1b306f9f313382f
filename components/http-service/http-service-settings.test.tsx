import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import en from "@/lib/i18n/messages/en.json";
import zh from "@/lib/i18n/messages/zh.json";
import type { HttpService } from "@/lib/protocol/contract/http-services";
import { DocumentFields, type DocumentSource } from "./document-fields";
import { HttpServiceSettings } from "./http-service-settings";
import { TargetFields } from "./target-fields";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const unused = () => Promise.reject(new Error("nobody asked for this"));
const actions = {
  ...{ createHttpService: unused, updateHttpService: unused, deleteHttpService: unused },
  ...{ refreshHttpService: unused, reviewHttpTools: unused },
};
const tool = (name: string, method: "GET" | "POST", more: object = {}): HttpService["tools"][number] => ({
  ...{ name, description: `${method} /${name}`, input_schema: {}, hash: "0", status: "approved" },
  ...{ is_read_only: method === "GET", is_enabled: true, request: { method, path: `/${name}` } },
  ...more,
});
const service = (more: Partial<HttpService> = {}): HttpService => ({
  ...{ service_id: "1", name: "Pets", prefix: "pets", document_url: "https://docs.example.com/openapi.json" },
  ...{ base_url: "https://api.example.com/v1", credential_name: "shop", agent_ids: null, is_enabled: true },
  ...{ is_shared: false, is_own: true, status: "ready", status_message: null, tools: [], version: 1 },
  ...{ last_read_at: "", created_at: "", updated_at: "" },
  ...more,
});

function shown(services: HttpService[], locale: "en" | "zh" = "en"): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === "en" ? en : zh} timeZone="UTC">
      <HttpServiceSettings services={services} credentials={[]} canShare={false} actions={actions} />
    </NextIntlClientProvider>,
  );
}

it("the form takes an address, or the document itself, and says when that is too large", () => {
  const form = (locale: "en" | "zh", source: DocumentSource, isTooLarge = false) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={locale === "en" ? en : zh} timeZone="UTC">
        <DocumentFields {...{ source, isTooLarge, storedUrl: null, isStored: false }} onChange={() => undefined} />
        <TargetFields baseUrl={null} credentials={["shop"]} credential="gone" onCredential={() => undefined} />
      </NextIntlClientProvider>,
    );
  expect(form("en", { kind: "url" })).toMatch(/required=""[^>]*name="document_url"/);
  expect(form("en", { kind: "text", file: null })).toMatch(/<textarea[^>]*name="document"/);
  expect(form("zh", { kind: "text", file: null }, true)).toContain("文档超过 2 MB。");
  expect(form("zh", { kind: "url" })).toContain("留空则用文档中的服务器");
});

describe("the page of HTTP services", () => {
  it("says what it is for while it is empty", () => {
    expect(shown([])).toContain("No HTTP service yet");
    expect(shown([], "zh")).toContain("还没有 HTTP 服务");
  });

  it("says where requests go, and where that is not where the document came from", () => {
    expect(shown([service()])).toContain("another host than the document came from: api.example.com");
    expect(shown([service()], "zh")).toContain("请求发往的主机与文档来源不同：api.example.com");
    const same = service({ document_url: "https://api.example.com/openapi.json" });
    expect(shown([same])).not.toContain("another host");
    expect(shown([same])).toContain("Sends the stored secret shop");
  });

  it("offers not to ask for what only reads, and to approve what waits", () => {
    const offered = {
      description: "Send me all",
      input_schema: {},
      hash: "1",
      request: { method: "GET" as const, path: "/" },
    };
    const post = shown([service({ tools: [tool("add", "POST")] })]);
    expect(post).not.toContain("do not ask each time");
    const get = shown([service({ tools: [tool("find", "GET"), tool("one", "GET", { status: "changed", offered })] })]);
    expect(get.split("do not ask each time")).toHaveLength(2);
    expect(get).toContain("Send me all");
    expect(get).toContain("Approve");
  });

  it("shows what a definition would hide from whoever approves it", () => {
    const hidden = `Finds pets${String.fromCodePoint(0xe0041, 0x202e, 0x200b)}`;
    const input_schema = { properties: { a: { description: hidden } } };
    const page = shown([service({ tools: [tool("find", "GET", { description: hidden, input_schema })] })]);
    expect(page.split("Finds pets\\ue0041\\u202e\\u200b")).toHaveLength(3);
  });

  it("offers nothing to change of one that is shared by somebody else", () => {
    const shared = service({
      is_own: false,
      base_url: null,
      document_url: null,
      tools: [tool("a", "GET", { status: "new" })],
    });
    expect(shown([shared])).toContain("Shared by an administrator");
    expect(shown([shared])).not.toMatch(/Approve<|Read again|role="switch"/);
  });
});
