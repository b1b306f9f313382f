import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";

/** The way to older entries, and back to the newest. */
export function AuditPages(props: {
  path: string;
  query: Record<string, string>;
  next: string | null;
  isFirst: boolean;
}) {
  const t = useTranslations("audit");
  const { path, query, next, isFirst } = props;
  const href = (more: Record<string, string>) => `${path}?${new URLSearchParams({ ...query, ...more })}`;
  const look = buttonVariants({ variant: "outline", size: "sm" });
  if (isFirst && next === null) return null;
  return (
    <nav aria-label={t("pages")} className="flex justify-between gap-3">
      {isFirst ? (
        <span />
      ) : (
        <Link href={href({})} className={look}>
          {t("newest")}
        </Link>
      )}
      {next === null ? null : (
        <Link href={href({ cursor: next })} className={look}>
          {t("older")}
        </Link>
      )}
    </nav>
  );
}
