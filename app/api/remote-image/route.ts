import { remoteImage } from "@/lib/core/remote-image";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Response => remoteImage(request);
