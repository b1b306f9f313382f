"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

export const TooltipProvider = Radix.Provider;

export function Tooltip(props: {
  label: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactElement;
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{props.children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={props.side ?? "top"}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 max-w-64 select-none rounded-md bg-foreground px-2.5 py-1 text-background text-xs shadow-soft fade-in-0 animate-in"
        >
          {props.label}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
