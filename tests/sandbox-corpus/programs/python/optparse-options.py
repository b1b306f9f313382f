import optparse

p = optparse.OptionParser(prog="t")
p.add_option("-n", "--num", type="int", default=3, help="a number")
p.add_option("-f", action="append", dest="files")
o, rest = p.parse_args(["-n7", "-f", "a", "-f", "b", "x"])
print(o.num, o.files, rest, "--num=NUM" in p.format_help())
