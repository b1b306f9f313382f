/** What a keyboard shortcut does. */
export type ShortcutName = "new_chat" | "search" | "stop" | "focus" | "panel" | "help";

interface Shortcut {
  name: ShortcutName;
  /** As shown; `Mod` is Ctrl, or Command on a Mac. */
  keys: string[];
  matches: (event: KeyboardEvent, isTyping: boolean) => boolean;
}

const isMod = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;

/** Every shortcut of the chat pages. Plain letters count only while nothing is being typed. */
export const SHORTCUTS: Shortcut[] = [
  {
    name: "new_chat",
    keys: ["Mod", "Shift", "O"],
    matches: (event) => isMod(event) && event.shiftKey && event.code === "KeyO",
  },
  { name: "search", keys: ["Mod", "K"], matches: (event) => isMod(event) && !event.shiftKey && event.code === "KeyK" },
  { name: "panel", keys: ["Mod", "J"], matches: (event) => isMod(event) && !event.shiftKey && event.code === "KeyJ" },
  { name: "stop", keys: ["Esc"], matches: (event) => event.key === "Escape" },
  { name: "focus", keys: ["/"], matches: (event, isTyping) => !isTyping && !isMod(event) && event.key === "/" },
  { name: "help", keys: ["?"], matches: (event, isTyping) => !isTyping && !isMod(event) && event.key === "?" },
];

/** Whether keys go into a field just now. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
