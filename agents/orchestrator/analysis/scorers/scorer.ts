import type { Lexicon } from "../lexicon/compile-lexicon.ts";
import type { Reading } from "../read-message.ts";
import type { AnalysisContext, Vote } from "../task-analysis.ts";

/** One point of view on a message. Pure; votes are added up by domain, so a scorer only says what it saw. */
export type Scorer = (reading: Reading, context: AnalysisContext, lexicon: Lexicon) => Vote[];
