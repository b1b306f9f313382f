import type { Check } from "./evidence.ts";

export const oneAnswer: Check = {
  name: "one answer per message",
  meaning: "A message sent any number of times under one client id has one run and one answer.",
  counts: "doubled",
  find: ({ stored: { runs, messages } }) => {
    const first = runs.filter((run) => run.retry_of === null);
    const answers = messages.filter((message) => message.role === "assistant");
    return [
      ...repeated(runs.map((run) => run.client_message_id)).map((id) => `client message ${id} has two runs`),
      ...repeated(first.map((run) => run.user_message_id)).map((id) => `message ${id} has two runs`),
      ...repeated(runs.map((run) => run.assistant_message_id)).map((id) => `answer ${id} is of two runs`),
      ...answers
        .filter(({ message_id }) => !runs.some((run) => run.assistant_message_id === message_id))
        .map(({ message_id }) => `answer ${message_id} has no run`),
      ...messages
        .filter(({ role, message_id }) => role === "user" && !runs.some((run) => run.user_message_id === message_id))
        .map(({ message_id }) => `message ${message_id} has no run`),
    ];
  },
};

const repeated = (values: string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];
