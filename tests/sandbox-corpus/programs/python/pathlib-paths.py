from pathlib import Path, PurePosixPath, PureWindowsPath

p = PurePosixPath("/srv/data/report.tar.gz")
print(p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.with_suffix(".zip"), p.with_name("x"))
print(p.relative_to("/srv"), p.match("*.gz"), p / "../b", PurePosixPath("a") < PurePosixPath("b"), PurePosixPath("a//b/./c"))
w = PureWindowsPath(r"C:\Users\x\f.txt")
print(w.drive, w.parts, w.as_posix(), w == PureWindowsPath("c:/users/X/F.TXT"), p.is_relative_to("/srv"))
print(Path("no/such").exists(), repr(Path("a") / "b"))
