def averager():
    total = count = 0
    value = None
    while True:
        value = yield total / count if count else None
        total += value
        count += 1


def delegate(result):
    try:
        got = yield from inner()
        result.append(got)
    except GeneratorExit:
        result.append("closed")
        raise


def inner():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f"caught {error}"
    return "returned"


a = averager()
next(a)
print([a.send(v) for v in (10, 20, 60)])
r = []
d = delegate(r)
print(next(d), d.throw(ValueError("v")), list(d), r)
squares = {n: n**2 for n in range(5) if n % 2}
print(squares, {c for c in "hello"} == set("helo"), [x for row in [[1, 2], [3]] for x in row], sum(i for i in range(5)))


def bad():
    raise StopIteration


def wrap():
    yield from iter([])
    bad()


next(wrap())
