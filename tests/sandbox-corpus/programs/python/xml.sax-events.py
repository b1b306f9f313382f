import io
import xml.sax


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attrs):
        print("start", name, dict(attrs))

    def endElement(self, name):
        print("end", name)

    def characters(self, content):
        if content.strip():
            print("text", content)


xml.sax.parse(io.BytesIO("<a x='1'><b>é</b></a>".encode()), Handler())
xml.sax.parseString(b"<a>", Handler())
