from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

u = urlsplit("https://user:pw@例子.com:8080/a%20b/c;p?q=1&q=2&e=#frag")
print(u.scheme, u.hostname, u.port, u.username, u.path, u.query, u.fragment)
print(parse_qs(u.query, keep_blank_values=True), parse_qsl("a=1;b=2&c=%E4%B8%AD"), urlencode({"k": ["a b", "é"], "n": 1}, doseq=True))
print(quote("/中 文?", safe="/"), quote_plus("a b&c"), unquote("%E4%B8%AD+x"), urldefrag("http://x/y#z").url)
print([urljoin("http://a/b/c/d?q", r) for r in ("../g", "//h/x", "?y", "#s", "g;x", "/abs", "../../../g")])
print(urlunsplit(("http", "h", "/p", "q=1", "f")))
urlsplit("http://h:99999/").port
