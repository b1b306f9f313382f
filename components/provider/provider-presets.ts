import type { ProviderKind } from "@/lib/protocol/contract/llm-configs";

interface ProviderPreset {
  kind: ProviderKind;
  /** What a base URL looks like; the official one where there is one. */
  exampleUrl: string;
  needsUrl: boolean;
  hasOrganization: boolean;
}

/** What the form asks for, per kind of provider. */
export const PROVIDER_PRESETS: ProviderPreset[] = [
  { kind: "openai", exampleUrl: "https://api.openai.com/v1", needsUrl: false, hasOrganization: true },
  { kind: "deepseek", exampleUrl: "https://api.deepseek.com", needsUrl: false, hasOrganization: false },
  { kind: "anthropic", exampleUrl: "https://api.anthropic.com/v1", needsUrl: false, hasOrganization: false },
  {
    kind: "google",
    exampleUrl: "https://generativelanguage.googleapis.com/v1beta",
    needsUrl: false,
    hasOrganization: false,
  },
  { kind: "azure", exampleUrl: "https://NAME.openai.azure.com/openai", needsUrl: true, hasOrganization: false },
  { kind: "custom", exampleUrl: "http://localhost:11434/v1", needsUrl: true, hasOrganization: false },
];

export const providerPreset = (kind: ProviderKind): ProviderPreset =>
  PROVIDER_PRESETS.find((preset) => preset.kind === kind) ?? {
    kind,
    exampleUrl: "",
    needsUrl: false,
    hasOrganization: false,
  };
