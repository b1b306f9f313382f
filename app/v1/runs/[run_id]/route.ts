import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/runs";
import { editQueuedRun, getRun, withdrawQueuedRun } from "@/lib/runs";

export const GET = handle(contract.getRun, ({ actor, params }) => getRun(actor, params.run_id));

export const PATCH = handle(contract.editQueuedRun, ({ actor, params, body }) =>
  editQueuedRun(actor, params.run_id, body),
);

export const DELETE = handle(contract.withdrawQueuedRun, ({ actor, params }) =>
  withdrawQueuedRun(actor, params.run_id),
);
