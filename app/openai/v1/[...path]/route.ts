import { notFoundOpenai } from "@/lib/http";

/** The official client expects an error of its own API, not a page. */
export {
  notFoundOpenai as DELETE,
  notFoundOpenai as GET,
  notFoundOpenai as PATCH,
  notFoundOpenai as POST,
  notFoundOpenai as PUT,
};
