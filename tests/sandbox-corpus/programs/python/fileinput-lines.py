import fileinput

for name in ("1.txt", "2.txt"):
    open(name, "w").write(f"first of {name}\nsecond\n")
with fileinput.input(["1.txt", "2.txt"]) as lines:
    for line in lines:
        print(lines.filename(), lines.lineno(), lines.filelineno(), line.rstrip())
with fileinput.input("1.txt", inplace=True) as lines:
    for line in lines:
        print(line.upper(), end="")
print(open("1.txt").read())
