from collections import ChainMap, OrderedDict, UserDict, namedtuple

order = OrderedDict(a=1, b=2, c=3)
order.move_to_end("a")
print(list(order), order.popitem(last=False), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
chain = ChainMap({"x": 1}, {"x": 2, "y": 3})
chain["z"] = 9
print(dict(chain) == {"x": 1, "y": 3, "z": 9}, chain.maps, chain.parents)
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
print(p, p._replace(y=5), p._asdict(), Point._fields)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


print(Lower(ABC=1, Def=2))
