import { Clock, FilePen, FileText, Folder, Globe, type LucideIcon, Send, Share2, Terminal, Wrench } from "lucide-react";

const ICONS: Record<string, LucideIcon> = {
  python_executor: Terminal,
  javascript_executor: Terminal,
  shell_executor: Terminal,
  web_fetch: Globe,
  http_request: Send,
  file_read: FileText,
  file_write: FilePen,
  file_list: Folder,
  current_time: Clock,
  delegate: Share2,
};

/** The sign of a tool, by its name. */
export function ToolIcon({ name, className }: { name: string; className?: string }) {
  const Icon = ICONS[name] ?? Wrench;
  return <Icon aria-hidden className={className} />;
}
