import { Agent, fetch as undiciFetch } from "undici";
import { describe, expect, it } from "vitest";
import { endServersAfterEach, startServer } from "../local-server.fixture.ts";
import { egressErrorOf } from "./egress-error.ts";
import { EgressPolicy } from "./egress-policy.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { LOOPBACK_HOSTS } from "./internal-hosts.fixture.ts";

endServersAfterEach();

/** undici's own fetch on the guarded pool: nothing looks at the URL before the connection does. */
const fetchOver = (policy: EgressPolicy) => {
  const dispatcher = new Agent({ connect: guardedConnector(policy, 2000) });
  return (url: string) => undiciFetch(url, { dispatcher });
};

describe("guardedConnector", () => {
  it("refuses every spelling of loopback by itself, recognisable through undici's wrapping", async () => {
    const server = await startServer((_request, response) => response.end("secret"), "0.0.0.0");
    const guarded = fetchOver(new EgressPolicy({ allow: [] }));
    for (const host of LOOPBACK_HOSTS) {
      const error = await guarded(`http://${host}:${server.port}/`).catch((caught: unknown) => caught);
      expect(error, host).toBeInstanceOf(TypeError);
      expect(egressErrorOf(error)?.message, host).toContain("ALMA_EGRESS_ALLOW");
    }
    expect(server.sockets).toHaveLength(0);
  });

  it("lets a listed address through", async () => {
    const server = await startServer((_request, response) => response.end("hello"));
    const guarded = fetchOver(new EgressPolicy({ allow: [server.host] }));
    expect(await (await guarded(server.url())).text()).toBe("hello");
  });

  it("judges what the real resolver answers", async () => {
    const policy = new EgressPolicy({ allow: ["localhost:81"] });
    await expect(policy.resolve("localhost", 80)).rejects.toMatchObject({ code: "EGRESS_REFUSED" });
    expect((await policy.resolve("localhost", 81)).length).toBeGreaterThan(0);
    await expect(policy.resolve("0x7f.1", 80)).rejects.toMatchObject({ code: "EGRESS_REFUSED" });
  });
});
