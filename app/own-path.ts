const STARTS_HERE = /^\/(?![/\\])/;

/** A path of ours to go to after sign-in; anything that could lead elsewhere becomes `/`. */
export function ownPath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !STARTS_HERE.test(value)) return "/";
  const url = URL.parse(value, "http://own.invalid");
  if (url?.host !== "own.invalid") return "/";
  // Looked at again: taking the dots out of `/.//elsewhere` leaves the name of a host.
  const path = `${url.pathname}${url.search}`;
  return STARTS_HERE.test(path) ? path : "/";
}
