import type { Lexicon } from "../lexicon/compile-lexicon.ts";
import type { Scorer } from "./scorer.ts";

const PARTICLES = /[\s\p{P}\p{S}\p{M}\p{Cf}呀啊啦吧了哦嘛你您呢的吗哟]+/gu;
const LONGEST = 40;

/** Whether nothing is left of the text once courtesies, punctuation, particles and emoji are taken away. */
const isCourtesy = (prose: string, lexicon: Lexicon): boolean => {
  const latin = prose.match(/[a-z']+/g) ?? [];
  if (!latin.every((word) => lexicon.courtesies.en.has(word))) return false;
  let rest = prose.replace(/[a-z']+/g, "");
  for (const term of lexicon.courtesies.zh) rest = rest.replaceAll(term, "");
  return rest.replace(PARTICLES, "") === "";
};

/** Greetings, thanks, assent, emoji, and nothing at all: no tool and no model of the orchestrator is needed. */
export const scoreSmallTalk: Scorer = ({ prose, urls, hosts, fences, codeLines, fileNames }, context, lexicon) => {
  const others = urls.length + hosts.length + fences.length + codeLines.length + fileNames.length;
  if (others + context.attachments.length > 0 || prose.length > LONGEST) return [];
  return isCourtesy(prose, lexicon) ? [{ domain: "general", weight: 4, code: "small_talk", params: {} }] : [];
};
