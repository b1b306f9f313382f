import { env } from "../core/env.ts";
import { pageHeaders } from "../core/http/security-headers.ts";
import { isLocale, LOCALE_COOKIE, type Locale, localeFromHeader } from "../i18n/locales.ts";
import { type AssetName, getAsset } from "./assets.ts";
import { referencePolicy } from "./policy.ts";
import { type ReferenceView, VIEWS } from "./views.ts";

const TEXT: Record<Locale, Record<ReferenceView | "title" | "document" | "back" | "script", string>> = {
  zh: {
    title: "ALMA 接口文档",
    swagger: "在线试用",
    redoc: "通读",
    document: "openapi.json",
    back: "返回 ALMA",
    script: "此页需要 JavaScript。接口说明本身在 openapi.json。",
  },
  en: {
    title: "ALMA API reference",
    swagger: "Try it out",
    redoc: "Read",
    document: "openapi.json",
    back: "Back to ALMA",
    script: "This page needs JavaScript. The description of the API itself is openapi.json.",
  },
};

/** The page of one view of the API's documents. It shows nothing of anybody, and decides nothing about who may do what. */
export async function pageResponse(view: ReferenceView, request: Request): Promise<Response> {
  const locale = localeOf(request.headers);
  const isSecure = env().ALMA_URL.startsWith("https:");
  return new Response(await page(view, locale), {
    headers: {
      ...pageHeaders(isSecure),
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": referencePolicy(view, isSecure),
      "content-language": locale === "zh" ? "zh-CN" : "en",
      "cache-control": "no-cache",
      vary: "cookie, accept-language",
    },
  });
}

function localeOf(headers: Headers): Locale {
  const chosen = new RegExp(`(?:^|; )${LOCALE_COOKIE}=(\\w+)`).exec(headers.get("cookie") ?? "")?.[1];
  return isLocale(chosen) ? chosen : localeFromHeader(headers.get("accept-language"));
}

async function page(view: ReferenceView, locale: Locale): Promise<string> {
  const { path, styles, scripts, start } = VIEWS[view];
  const url = async (name: AssetName) => `${path}/${(await getAsset(name)).name}`;
  const text = TEXT[locale];
  const link = (of: ReferenceView) =>
    `<a href="${VIEWS[of].path}"${of === view ? ' aria-current="page"' : ""}>${text[of]}</a>`;
  const sheets = await Promise.all(styles.map(async (name) => `<link rel="stylesheet" href="${await url(name)}">`));
  const parts = await Promise.all(scripts.map(async (name) => `<script src="${await url(name)}" defer></script>`));
  return `<!doctype html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text.title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<script src="${await url("theme.js")}"></script>
${sheets.join("\n")}
</head>
<body>
<nav class="bar" aria-label="${text.title}"><strong>${text.title}</strong>${link("swagger")}${link("redoc")}<a href="/openapi.json">${text.document}</a><a href="/">${text.back}</a></nav>
<noscript><p>${text.script}</p></noscript>
<main id="reference"></main>
${parts.join("\n")}
<script src="${await url(start)}" type="module"></script>
</body>
</html>
`;
}
