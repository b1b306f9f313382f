import reprlib

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 200), reprlib.repr({i: i for i in range(10)}), reprlib.repr(10**100))
r = reprlib.Repr()
r.maxlist, r.maxstring = 2, 12
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"))


class Chain:
    def __init__(self):
        self.me = self

    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return f"Chain({self.me!r})"


print(Chain())
