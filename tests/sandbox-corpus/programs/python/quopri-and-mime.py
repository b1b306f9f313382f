import mimetypes
import quopri

print(quopri.encodestring("café = 5\n".encode()), quopri.decodestring(b"caf=C3=A9 =3D 5"), quopri.encodestring(b"a b", header=True))
print([mimetypes.guess_type(n)[0] for n in ("a.html", "b.png", "c.json", "d.unknownext")], mimetypes.guess_type("x.tar.gz"), mimetypes.guess_extension("text/html") in (".html", ".htm"))
