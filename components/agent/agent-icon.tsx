import { Bot, Code, Compass, FileText, Globe, type LucideIcon, MessageCircle } from "lucide-react";

const ICONS: Record<string, LucideIcon> = {
  orchestrator: Compass,
  general_agent: MessageCircle,
  coding_agent: Code,
  web_agent: Globe,
  file_agent: FileText,
};

/** The sign of an agent, by its name. */
export function AgentIcon({ name, className }: { name: string; className?: string }) {
  const Icon = ICONS[name] ?? Bot;
  return <Icon aria-hidden className={className} />;
}
