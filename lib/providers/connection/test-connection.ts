import { clock } from "../../core/clock.ts";
import { fail, isAlmaError } from "../../core/errors.ts";
import type { ErrorCode } from "../../protocol/error-codes.ts";
import { judgeFault } from "../fault/judge-fault.ts";
import { redactor } from "../fault/redact.ts";
import type { ProviderAccess } from "../kinds/provider-kind.ts";
import { getProviderKind } from "../kinds/registry.ts";

/** The seed's answer of a connection test, with the reason where it failed. */
export interface ConnectionTest {
  test_status: "success" | "failed";
  /** Milliseconds. */
  latency: number;
  available_models: string[];
  error?: { code: ErrorCode; message: string };
  /** ISO 8601. */
  tested_at: string;
}

const TIMEOUT_MS = 15_000;

/**
 * Asks a provider for its models, which proves address and key and costs nothing. Reads only what it is given: nothing
 * stored is touched. A failure is an answer; only the caller's own abort throws (its reason).
 */
export async function testConnection(
  config: { kind: string } & Omit<ProviderAccess, "fetch">,
  {
    fetch,
    signal,
    timeout_ms = TIMEOUT_MS,
  }: { fetch: ProviderAccess["fetch"]; signal?: AbortSignal; timeout_ms?: number },
): Promise<ConnectionTest> {
  const tested_at = clock.now().toISOString();
  const started = performance.now();
  const latency = () => Math.round(performance.now() - started);
  const deadline = AbortSignal.timeout(timeout_ms);
  try {
    const kind = getProviderKind(config.kind);
    const available_models = await kind.listModels({
      ...config,
      fetch,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    return { test_status: "success", latency: latency(), available_models, tested_at };
  } catch (thrown) {
    signal?.throwIfAborted();
    const error = deadline.aborted
      ? fail("PROVIDER_TIMEOUT", {
          message: `No answer within ${timeout_ms / 1000} s. Check the base URL, and whether this server can reach it.`,
        })
      : isAlmaError(thrown)
        ? thrown
        : judgeFault(thrown, redactor(config.api_key)).error;
    return {
      test_status: "failed",
      latency: latency(),
      available_models: [],
      error: { code: error.code, message: error.message },
      tested_at,
    };
  }
}
