import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Menu } from "./menu";

interface ActionsMenuProps {
  /** Names the thing that is acted on; read aloud. */
  label: string;
  size?: "icon-sm" | "icon-xs";
  className?: string;
  children: ReactNode;
}

/** What can be done with a thing, behind three dots. */
export const ActionsMenu = ({ label, size = "icon-sm", className, children }: ActionsMenuProps) => (
  <Menu
    trigger={
      <Button variant="ghost" size={size} aria-label={label} className={className}>
        <Ellipsis aria-hidden />
      </Button>
    }
  >
    {children}
  </Menu>
);
