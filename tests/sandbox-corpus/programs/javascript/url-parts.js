const u = new URL("https://user:pw@example.com:8443/a/../b%20c?q=1&q=2#frag");
console.log(u.href, u.host, u.hostname, u.port, u.pathname, u.search, u.hash, u.origin, u.username);
console.log(
  u.searchParams.getAll("q"),
  new URL("../x?y", "http://h/a/b/c").href,
  [...new URLSearchParams("a=1&b=%E4%B8%AD&a=+")],
  String(new URLSearchParams({ k: "a b", z: "é" })),
);
u.searchParams.append("new", "v&");
u.pathname = "/p";
u.hash = "";
console.log(u.toString(), URL.canParse("nope"), new URL("HTTP://EXAMPLE.com:80").href);
new URL("not a url");
