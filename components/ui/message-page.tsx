import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Logo } from "./logo";

/** A page that has one thing to say, with the way back. */
export function MessagePage({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const t = useTranslations("pages");
  return (
    <main id="content" className="flex min-h-[70dvh] w-full flex-1 items-center justify-center p-6">
      <div className="grid max-w-md justify-items-center gap-3 text-center">
        <Logo className="mb-2 size-11" />
        <h1 className="font-semibold text-xl">{title}</h1>
        <p className="text-muted-foreground text-sm leading-relaxed">{text}</p>
        <div className="mt-3 flex flex-wrap justify-center gap-2">
          {children}
          <Button asChild variant="outline">
            <Link href="/">{t("go_home")}</Link>
          </Button>
        </div>
      </div>
    </main>
  );
}
