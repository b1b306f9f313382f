from xml.dom import minidom
from xml.sax.saxutils import escape, quoteattr

doc = minidom.parseString("<r><i n='1'>a</i><i n='2'/></r>")
print([i.getAttribute("n") for i in doc.getElementsByTagName("i")], doc.documentElement.firstChild.firstChild.data)
new = doc.createElement("k")
new.appendChild(doc.createTextNode("<v>"))
doc.documentElement.appendChild(new)
print(doc.documentElement.toxml(), escape("a<b"), quoteattr('say "x"'))
