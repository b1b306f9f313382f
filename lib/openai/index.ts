export { getName, listNames } from "./directory.ts";
export { embed } from "./embed.ts";
export { prepareAnswer } from "./prepare-answer.ts";
export { toChunks } from "./to-chunks.ts";
export { toCompletion } from "./to-completion.ts";
