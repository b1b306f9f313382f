import xml.etree.ElementTree as ET

root = ET.fromstring('<shop xmlns:x="urn:x"><book id="1" lang="zh"><title>红楼梦</title><x:price>9.5</x:price></book><book id="2"><title>B &amp; C</title></book>tail</shop>')
print([b.get("id") for b in root.findall("book")], root.find("book[@id='2']/title").text, root.find("book/{urn:x}price").text, root[1].tail)
for title in root.iter("title"):
    title.text = title.text.upper()
ET.SubElement(root, "note", {"a": "<&>"}).text = "x > y"
ET.indent(root)
print(ET.tostring(root, encoding="unicode"))
print([(event, e.tag) for event, e in ET.XMLPullParser(["start"]).read_events()], ET.canonicalize("<a  b='2' a='1'/>"))
ET.fromstring("<a><b></a>")
