import { notFound } from "@/lib/http";

/** Programs get JSON for an address that does not exist, not a page. */
export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
