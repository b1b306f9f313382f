from html.parser import HTMLParser


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.depth = [], 0

    def handle_starttag(self, tag, attrs):
        self.depth += tag not in ("br", "img")
        if tag == "a":
            self.found.append(dict(attrs).get("href"))

    def handle_endtag(self, tag):
        self.depth -= 1

    def handle_data(self, data):
        if data.strip():
            self.found.append(data.strip())

    def handle_comment(self, data):
        self.found.append(("comment", data))


p = Links()
p.feed('<p>Hi &amp; <A HREF=/x?a=1&amp;b=2>link</a><br/><!-- c --><a>no')
p.feed("ne</a></p>")
print(p.found, p.depth, p.getpos())
