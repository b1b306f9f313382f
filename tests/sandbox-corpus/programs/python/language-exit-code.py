import sys

print("before", file=sys.stdout)
print("to stderr", file=sys.stderr)
sys.exit(3)
