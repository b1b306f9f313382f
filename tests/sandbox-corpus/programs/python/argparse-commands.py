import argparse

parser = argparse.ArgumentParser(prog="tool", description="Does things.")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--level", choices=["low", "high"], default="low")
sub = parser.add_subparsers(dest="command", required=True)
add = sub.add_parser("add")
add.add_argument("numbers", type=float, nargs="+")
add.add_argument("--scale", type=int, default=1, metavar="N")
args = parser.parse_args(["-vv", "--level", "high", "add", "1", "2.5", "--scale=3"])
print(args.verbose, args.level, args.command, args.numbers, args.scale)
print(parser.parse_known_args(["add", "1", "--unknown"])[1])
print(vars(argparse.ArgumentParser().parse_args([])))
parser.parse_args(["add", "one"])
