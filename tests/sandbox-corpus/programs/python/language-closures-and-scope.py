counters = []
for i in range(3):
    counters.append(lambda i=i: i * 10)
print([c() for c in counters])


def make():
    n = 0

    def bump(by=1, *, twice=False):
        nonlocal n
        n += by * (2 if twice else 1)
        return n

    return bump


b = make()
print(b(), b(5), b(1, twice=True), [*range(3), *"ab"], {**{"a": 1}, "b": 2})
first, *middle, last = range(5)
print(first, middle, last, (x := 5) + x, b.__closure__[0].cell_contents)


def f(pos, /, both, *, kw=1):
    return pos, both, kw


print(f(1, both=2), f(1, 2, kw=3))
f(pos=1, both=2)
