import codecs
import io

for name in ["gbk", "big5", "shift_jis", "euc-kr", "utf-16-le", "utf-8-sig", "latin-1", "cp1252", "koi8-r", "utf-7", "iso-2022-jp"]:
    text = {"gbk": "中文", "big5": "中文", "shift_jis": "日本", "euc-kr": "한국", "koi8-r": "Привет", "iso-2022-jp": "日本"}.get(name, "naïve")
    data = text.encode(name)
    print(name, data.hex(), data.decode(name) == text)
print(codecs.encode("Hello", "rot13"), codecs.lookup("utf8").name, codecs.BOM_UTF8)
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([b])) for b in "é中".encode()])
print(b"a\xffb".decode("utf-8", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), b"\xff".decode("utf8", "surrogateescape").encode("utf8", "surrogateescape"))
print(codecs.getreader("gbk")(io.BytesIO("中文".encode("gbk"))).read())
b"\xff".decode("utf-8")
