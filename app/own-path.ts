/** A path of ours to go to after sign-in; anything that could lead elsewhere becomes `/`. */
export function ownPath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return "/";
  const url = URL.parse(value, "http://own.invalid");
  return url?.host === "own.invalid" ? `${url.pathname}${url.search}` : "/";
}
