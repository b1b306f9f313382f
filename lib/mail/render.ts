import { escapeHtml } from "./escape-html.ts";
import type { MailContent, MailTexts } from "./texts/mail-texts.ts";

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** Nothing from outside breaks a line: of a header it could make two, of a fact a paragraph of its own. */
const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** A mail as text and as HTML with the same words. */
export function renderMail(texts: MailTexts, content: MailContent): RenderedMail {
  const facts = (content.facts ?? []).map(({ name, value }) => ({ name, value: oneLine(value) }));
  const whole = { ...content, facts };
  return { subject: oneLine(content.subject), text: asText(texts, whole), html: asHtml(texts, whole) };
}

function asText(texts: MailTexts, { paragraphs, facts = [], button, notes = [] }: MailContent): string {
  const blocks = [
    ...paragraphs,
    facts.map(({ name, value }) => `${name}: ${value}`).join("\n"),
    button ? `${button.label}:\n${button.url}` : "",
    ...notes,
    `-- \n${texts.footer}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

const STYLE = {
  body: "margin:0;padding:24px 12px;background:#f4f4f5;color:#18181b;font:16px/1.6 -apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif",
  card: "max-width:520px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #e4e4e7;border-radius:14px",
  title: "margin:0 0 16px;font-size:20px;line-height:1.35",
  line: "margin:0 0 16px",
  button:
    "display:inline-block;padding:11px 20px;background:#4f46e5;color:#ffffff;border-radius:9px;text-decoration:none;font-weight:600",
  fact: "padding:4px 16px 4px 0;vertical-align:top;text-align:left",
  small: "margin:0 0 8px;font-size:13px;color:#71717a;overflow-wrap:anywhere",
} as const;

/** Colours for readers that follow the system; the others show the light ones of the style attributes. */
const DARK =
  "@media (prefers-color-scheme:dark){body{background:#18181b!important;color:#f4f4f5!important}.card{background:#27272a!important;border-color:#3f3f46!important}.small{color:#a1a1aa!important}}";

function asHtml(texts: MailTexts, { subject, paragraphs, facts = [], button, notes = [] }: MailContent): string {
  const line = (text: string) => `<p style="${STYLE.line}">${escapeHtml(text)}</p>`;
  const small = (text: string) => `<p class="small" style="${STYLE.small}">${escapeHtml(text)}</p>`;
  const rows = facts.map(
    ({ name, value }) =>
      `<tr><th style="${STYLE.fact}">${escapeHtml(name)}</th><td style="${STYLE.fact};overflow-wrap:anywhere">${escapeHtml(value)}</td></tr>`,
  );
  return [
    `<!doctype html><html lang="${texts.lang}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">`,
    `<title>${escapeHtml(subject)}</title><style>${DARK}</style></head>`,
    `<body style="${STYLE.body}"><div class="card" style="${STYLE.card}">`,
    `<h1 style="${STYLE.title}">${escapeHtml(subject)}</h1>`,
    ...paragraphs.map(line),
    rows.length > 0
      ? `<table style="margin:0 0 16px;border-collapse:collapse;font-size:14px">${rows.join("")}</table>`
      : "",
    button
      ? `<p style="margin:0 0 20px"><a href="${escapeHtml(button.url)}" style="${STYLE.button}">${escapeHtml(button.label)}</a></p>`
      : "",
    ...notes.map(small),
    button ? small(texts.copy_link) + small(button.url) : "",
    `</div>${`<p class="small" style="${STYLE.small};max-width:520px;margin:16px auto 0;text-align:center">${escapeHtml(texts.footer)}</p>`}`,
    "</body></html>",
  ].join("");
}
