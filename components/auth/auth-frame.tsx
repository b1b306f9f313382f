import { FolderLock, Route, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";
import { LocaleSwitch } from "./locale-switch";

interface AuthFrameProps {
  title: string;
  text?: string;
  children: ReactNode;
  footer?: ReactNode;
}

/** The frame of the pages for people who are not signed in: what ALMA is beside the form. */
export function AuthFrame({ title, text, children, footer }: AuthFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <WhatAlmaIs />
      <div className="flex min-w-0 flex-col">
        <div className="flex items-center justify-between p-4 sm:p-6">
          <p className="flex items-center gap-2.5 font-semibold tracking-wide lg:invisible">
            <Logo /> ALMA
          </p>
          <LocaleSwitch />
        </div>
        <main id="content" className="flex flex-1 items-center justify-center px-5 pb-16">
          <div className="grid w-full max-w-sm gap-7">
            <header className="grid gap-1.5">
              <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
              {text ? <p className="text-muted-foreground text-sm">{text}</p> : null}
            </header>
            {children}
            {footer ? <p className="text-muted-foreground text-sm">{footer}</p> : null}
          </div>
        </main>
      </div>
    </div>
  );
}

/** What ALMA is, in a few words. */
function WhatAlmaIs() {
  const t = useTranslations();
  const points = [
    { Icon: Route, text: t("auth.point_route") },
    { Icon: Workflow, text: t("auth.point_open") },
    { Icon: FolderLock, text: t("auth.point_own") },
  ];
  return (
    <aside className="relative flex flex-col justify-between overflow-hidden bg-sidebar p-10 max-lg:hidden xl:p-14">
      <Rings />
      <p className="relative flex items-center gap-3 font-semibold text-lg tracking-wide">
        <Logo className="size-9" /> ALMA
      </p>
      <div className="relative grid gap-8">
        <p className="max-w-lg whitespace-pre-line font-semibold text-3xl leading-snug tracking-tight">
          {t("common.tagline")}
        </p>
        <ul className="grid gap-4 text-muted-foreground">
          {points.map(({ Icon, text: point }) => (
            <li key={point} className="flex items-center gap-3">
              <span className="flex size-9 items-center justify-center rounded-full bg-primary/10 text-primary">
                <Icon aria-hidden className="size-4.5" />
              </span>
              {point}
            </li>
          ))}
        </ul>
      </div>
      <span />
    </aside>
  );
}

/** The pattern of the frame: circles that share a centre, as agents share a task. */
const Rings = () => (
  <svg
    aria-hidden="true"
    viewBox="0 0 600 600"
    fill="none"
    className="absolute -right-48 -bottom-48 size-[42rem] stroke-primary/15"
  >
    {[90, 150, 210, 270].map((radius) => (
      <circle key={radius} cx="300" cy="300" r={radius} strokeWidth="1.5" />
    ))}
    <g className="fill-primary/30 stroke-none">
      <circle cx="300" cy="210" r="7" />
      <circle cx="170" cy="225" r="6" />
      <circle cx="92" cy="320" r="5" />
      <circle cx="240" cy="37" r="6" />
    </g>
  </svg>
);
