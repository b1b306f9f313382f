import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("a.txt", "alpha " * 50)
    z.writestr("目录/b.txt", "贝塔")
    info = zipfile.ZipInfo("c.bin", (2020, 1, 2, 3, 4, 6))
    z.writestr(info, b"\0\1")
with zipfile.ZipFile(buffer) as z:
    print(z.namelist(), z.read("目录/b.txt").decode(), z.testzip(), z.getinfo("a.txt").file_size, z.getinfo("c.bin").date_time)
    z.extractall("out")
print(open("out/目录/b.txt", encoding="utf-8").read(), [p.name for p in zipfile.Path(buffer).iterdir()])
zipfile.ZipFile(io.BytesIO(b"PK nothing"))
