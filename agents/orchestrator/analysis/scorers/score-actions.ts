import type { Action } from "../lexicon/phrases.ts";
import type { Reading } from "../read-message.ts";
import type { Vote } from "../task-analysis.ts";
import type { Scorer } from "./scorer.ts";

/** Characters a verb reaches over; Chinese says the same in fewer. */
const REACH = 42;
const HAN_REACH = 16;
const CLAUSE_END = /[,;,。;!?!?\n]|\. /;
const HAN = /\p{Script=Han}/u;

type Found = { verb: string; object: string };

const reaches = (prose: string, verb: { at: number; term: string }, object: { at: number; term: string }): boolean => {
  // A verb inside its own object (写 in 写作) or the other way round is one word, not two.
  const [from, to] =
    verb.at < object.at ? [verb.at + verb.term.length, object.at] : [object.at + object.term.length, verb.at];
  const han = HAN.test(verb.term);
  // 把文件删除: Chinese puts the object first after 把, English does not.
  if (verb.at > object.at && !han) return false;
  const between = prose.slice(from, to);
  return to >= from && between.length <= (han ? HAN_REACH : REACH) && !CLAUSE_END.test(between);
};

const findActions = ({ hits, prose }: Reading): Map<Action, Found> => {
  const found = new Map<Action, Found>();
  const verbs = hits.filter((hit) => hit.value.kind === "verb").slice(0, 60);
  const objects = hits.filter((hit) => hit.value.kind === "object").slice(0, 60);
  for (const verb of verbs) {
    if (verb.value.kind !== "verb" || found.has(verb.value.action)) continue;
    const { action } = verb.value;
    const object = objects.find(
      (hit) => hit.value.kind === "object" && hit.value.action === action && reaches(prose, verb, hit),
    );
    if (object) found.set(action, { verb: verb.term, object: object.term.replace(/ref$/, "") });
  }
  return found;
};

/** A verb that reaches its object in one clause: write a function, search the news, save the file, write a poem. */
export const scoreActions: Scorer = (reading) =>
  Array.from(
    findActions(reading),
    ([action, found]): Vote => ({ domain: action.domain, weight: action.weight, code: "action", params: found }),
  );
