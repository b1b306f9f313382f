import { handle } from "@/lib/http";
import { exportAccount } from "@/lib/personal-data";
import { exportMe } from "@/lib/protocol/contract/me";

export const GET = handle(exportMe, async ({ actor }) => {
  const { name, stream } = await exportAccount(actor);
  return new Response(stream, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${name}"`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
});
