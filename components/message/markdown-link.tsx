import type { ReactNode } from "react";
import type { ExtraProps } from "streamdown";

const SAFE = new Set(["http:", "https:", "mailto:"]);

/** The address when it may be followed: web and mail only, never script or data. */
export function safeHref(href: unknown): string | null {
  const url = typeof href === "string" ? URL.parse(href) : null;
  return url && SAFE.has(url.protocol) ? url.href : null;
}

/** A link in an answer: opens apart, and tells the other site nothing. */
export function MarkdownLink(props: ExtraProps & { href?: unknown; title?: unknown; children?: unknown }) {
  const address = safeHref(props.href);
  const text = props.children as ReactNode;
  if (!address) return <span>{text}</span>;
  return (
    <a
      href={address}
      title={typeof props.title === "string" ? props.title : undefined}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="font-medium text-primary underline decoration-primary/40 underline-offset-3 hover:decoration-primary"
    >
      {text}
    </a>
  );
}
