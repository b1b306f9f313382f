import io
import tarfile

buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w:gz") as t:
    for name, text in [("a/one.txt", "1"), ("a/二.txt", "22")]:
        info = tarfile.TarInfo(name)
        info.size = len(text)
        info.mtime = 0
        t.addfile(info, io.BytesIO(text.encode()))
buffer.seek(0)
with tarfile.open(fileobj=buffer) as t:
    print(t.getnames(), [m.size for m in t], t.extractfile("a/二.txt").read())
    # Pythons before 3.11.4 have no filters, those from 3.14 on want one.
    t.extractall("out", **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
print(open("out/a/one.txt").read(), tarfile.is_tarfile(io.BytesIO(b"x" * 600)))
