"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu";

/** Stands for leaving the choice to ALMA. */
export const AUTO = "auto";

interface PickerMenuProps {
  /** What is picked, and what is picked now; read aloud together. */
  label: string;
  picked: string;
  icon: ReactNode;
  value: string | null;
  onChange: (value: string | null) => void;
  /** Where the choices are managed. */
  manage: { href: string; label: ReactNode };
  /** Radio items; the one of the value `AUTO` is null. */
  children: ReactNode;
}

/** A choice for the next message, made in a menu that opens above the composer. */
export const PickerMenu = ({ label, picked, icon, value, onChange, manage, children }: PickerMenuProps) => (
  <Menu
    align="start"
    side="top"
    trigger={
      <Button
        variant="ghost"
        size="sm"
        aria-label={`${label}: ${picked}`}
        className="min-w-0 shrink gap-1.5 px-2 font-normal max-sm:px-1.5 text-muted-foreground"
      >
        {icon}
        <span className="truncate">{picked}</span>
        <ChevronDown aria-hidden className="size-3.5 max-sm:hidden" />
      </Button>
    }
  >
    <MenuRadioGroup value={value ?? AUTO} onValueChange={(chosen) => onChange(chosen === AUTO ? null : chosen)}>
      {children}
    </MenuRadioGroup>
    <MenuSeparator />
    <MenuItem asChild>
      <Link href={manage.href}>{manage.label}</Link>
    </MenuItem>
  </Menu>
);
