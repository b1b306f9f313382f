import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(300), sys.getrecursionlimit() >= 500)


def hanoi(n, a, b, c):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


print(len(hanoi(8, "a", "b", "c")), hanoi(2, "a", "b", "c"))


def endless(n):
    return endless(n + 1)


endless(0)
