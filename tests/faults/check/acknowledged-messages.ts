import type { Check } from "./evidence.ts";

export const acknowledgedMessages: Check = {
  name: "acknowledged messages",
  meaning: "Every message that ALMA said it has taken is there, word for word, with the run it named.",
  counts: "lost",
  find: ({ stored, acknowledged }) =>
    acknowledged.flatMap(({ client_message_id, content, run_id, withdrawn }) => {
      const run = stored.runs.find((candidate) => candidate.client_message_id === client_message_id);
      if (!run) return [`message ${client_message_id} was acknowledged and has no run`];
      if (run.run_id !== run_id)
        return [`message ${client_message_id}: run ${run_id} was told, ${run.run_id} is stored`];
      const message = stored.messages.find((candidate) => candidate.message_id === run.user_message_id);
      if (!message) return [`message ${client_message_id} was acknowledged and is not stored`];
      if (message.is_deleted !== (withdrawn ?? false)) return [`message ${client_message_id} is withdrawn or is not`];
      return withdrawn || message.content === content ? [] : [`message ${client_message_id} has other words`];
    }),
};
