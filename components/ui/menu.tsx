"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cn } from "./cn";

const itemClasses =
  "relative flex cursor-default select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-accent data-[highlighted]:text-accent-foreground [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground max-sm:py-2.5";

interface MenuProps extends Pick<ComponentProps<typeof Radix.Content>, "align" | "side" | "className"> {
  trigger: ReactElement;
  children: ReactNode;
}

/** A menu that opens from a button. */
export const Menu = ({ trigger, children, align = "end", side, className }: MenuProps) => (
  <Radix.Root>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        align={align}
        side={side}
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          "thin-scroll data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 z-50 max-h-[min(26rem,var(--radix-dropdown-menu-content-available-height))] min-w-44 max-w-80 overflow-y-auto rounded-xl border bg-popover p-1.5 text-popover-foreground shadow-soft data-[state=open]:animate-in",
          className,
        )}
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

export const MenuItem = ({
  className,
  isDestructive,
  ...props
}: ComponentProps<typeof Radix.Item> & { isDestructive?: boolean }) => (
  <Radix.Item
    className={cn(itemClasses, isDestructive && "text-destructive [&_svg]:text-destructive", className)}
    {...props}
  />
);

export const MenuRadioGroup = Radix.RadioGroup;

export const MenuRadioItem = ({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) => (
  <Radix.RadioItem className={cn(itemClasses, "pr-8", className)} {...props}>
    {children}
    <Radix.ItemIndicator className="absolute right-2.5">
      <Check aria-hidden className="!text-primary" />
    </Radix.ItemIndicator>
  </Radix.RadioItem>
);

export const MenuLabel = ({ className, ...props }: ComponentProps<typeof Radix.Label>) => (
  <Radix.Label className={cn("px-2.5 pt-1.5 pb-1 font-medium text-muted-foreground text-xs", className)} {...props} />
);

export const MenuSeparator = () => <Radix.Separator className="-mx-1.5 my-1.5 h-px bg-border" />;
