import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

/** A button that is only an icon: its label is read aloud and shown as a tooltip. */
export function IconButton({ label, side, ...props }: ButtonProps & { label: string; side?: "top" | "bottom" }) {
  return (
    <Tooltip label={label} side={side}>
      <Button variant="ghost" size="icon-sm" aria-label={label} {...props} />
    </Tooltip>
  );
}
