/** Longer addresses are no addresses of pictures, but room to carry something away. */
const MAX_ADDRESS = 4_000;

/** A sealed page: it runs nothing, loads one kind of thing, is shown by our own pages only and tells nobody who reads. */
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; img-src https: http:; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/**
 * A page that shows one picture of another site, for a frame that a person has asked for by a click. Our own pages can load
 * no picture from elsewhere at all, so that nothing in an answer can tell another site anything. Answers 404 to whatever
 * does not come from a frame of ours, and for addresses that are not of the web.
 */
export function remoteImage(request: Request): Response {
  const src = new URL(request.url).searchParams.get("src") ?? "";
  const url = src.length > MAX_ADDRESS ? null : URL.parse(src);
  const isFrame =
    request.headers.get("sec-fetch-dest") === "iframe" && request.headers.get("sec-fetch-site") === "same-origin";
  if (!isFrame || !url || !["http:", "https:"].includes(url.protocol)) return new Response(null, { status: 404 });
  const page = `<!doctype html><meta charset="utf-8"><style>html,body{margin:0;height:100%}img{width:100%;height:100%;object-fit:contain;object-position:left}</style><img src="${escaped(url.href)}" alt="" referrerpolicy="no-referrer">`;
  return new Response(page, { headers: HEADERS });
}

const NAMES: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replaceAll(/[&"<>]/g, (sign) => NAMES[sign] ?? sign);
