from pathlib import Path

root = Path("tree")
(root / "sub").mkdir(parents=True)
(root / "a.txt").write_text("alpha\n", encoding="utf-8")
(root / "sub" / "b.txt").write_bytes(b"\x01\x02")
print(sorted(str(p) for p in root.rglob("*.txt")), (root / "sub/b.txt").stat().st_size, (root / "a.txt").read_text())
(root / "a.txt").rename(root / "c.md")
print(sorted(p.name for p in root.iterdir()), (root / "c.md").is_file(), [p.name for p in root.glob("*.md")])
(root / "c.md").unlink()
(root / "c.md").unlink(missing_ok=True)
root.rmdir()
