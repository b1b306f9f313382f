/** No part can begin in more places than one: a long text of brackets that never close is read once, too. */
const PICTURE = /!\[[^[\]\n]*\]\(\s{0,100}<?([^()\s>]+)>?(?:\s[^)\n]{0,200})?\)/g;
const MAX_PICTURES = 50;

/** The pictures of the workspace that a Markdown text names, as it names them; addresses of the web are none. */
export function picturesIn(markdown: string): string[] {
  const named = [...markdown.matchAll(PICTURE)].flatMap(([, href]) => (href ? [href] : []));
  const local = named.filter((href) => !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href));
  return [...new Set(local)].slice(0, MAX_PICTURES);
}

/** The path of a file from how Markdown names it. */
export function picturePath(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    // A name with a bare per cent sign is meant as it stands.
    return href;
  }
}
