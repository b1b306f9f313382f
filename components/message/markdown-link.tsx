import type { ReactNode } from "react";
import type { ExtraProps } from "streamdown";

const SAFE = new Set(["http:", "https:", "mailto:"]);

/** The address when it may be followed: web and mail only, never script or data. */
export function safeHref(href: unknown): string | null {
  const url = typeof href === "string" ? URL.parse(href) : null;
  return url && SAFE.has(url.protocol) ? url.href : null;
}

/** A link in an answer: opens apart, tells the other site nothing, and says where it leads when its words do not. */
export function MarkdownLink(props: ExtraProps & { href?: unknown; title?: unknown; children?: unknown }) {
  const address = safeHref(props.href);
  const text = props.children as ReactNode;
  if (!address) return <span>{text}</span>;
  const { host, pathname } = new URL(address);
  const where = host || pathname;
  return (
    <a
      href={address}
      title={address}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="font-medium text-primary underline decoration-primary/40 underline-offset-3 hover:decoration-primary"
    >
      {text}
      {isTold(text, where) ? null : <span className="ml-1 text-muted-foreground text-xs">({where})</span>}
    </a>
  );
}

/** Only words that are the address itself tell it: "alma.example" may lead anywhere. */
const isTold = (text: ReactNode, where: string): boolean => {
  const words =
    typeof text === "string"
      ? text
      : Array.isArray(text) && text.every((part) => typeof part === "string")
        ? text.join("")
        : "";
  return words === where || URL.parse(words)?.host === where;
};
