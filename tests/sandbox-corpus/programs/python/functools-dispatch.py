from functools import cmp_to_key, partial, reduce, singledispatch, total_ordering, wraps


@singledispatch
def show(value):
    return "object"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
def _(value):
    return [show(v) for v in value]


print(show([1, "x", [2]]), show(True))
print(reduce(lambda a, b: a * b, range(1, 11)), partial(int, base=2)("1011"))
print(sorted([10, 9, 1, 100], key=cmp_to_key(lambda a, b: (str(a) > str(b)) - (str(a) < str(b)))))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(Version(1) <= Version(2), Version(3) > Version(2))


def logged(f):
    @wraps(f)
    def inner(*args):
        return f(*args)
    return inner


@logged
def documented():
    """Says what it does."""


print(documented.__name__, documented.__doc__)
