import { type Lease, takeLease } from "../../lib/runs/lease/lease.ts";

/** Claims a run as a worker would that has been told of it. Throws where nobody may take it now. */
export async function takeRun(run_id: string): Promise<Lease> {
  const lease = await takeLease(run_id);
  if (!lease) throw new Error(`nobody may take run ${run_id} now`);
  return lease;
}
