import gc


class Node:
    pass


gc.collect()
gc.disable()
a, b = Node(), Node()
a.o, b.o = b, a
print(gc.is_tracked(a), gc.is_tracked(1), gc.isenabled())
del a, b
print(gc.collect() >= 2, gc.get_count()[0] >= 0)
gc.enable()
x = []
holder = {"x": x}
print(any(r is holder for r in gc.get_referrers(x)), x in gc.get_referents(holder), gc.isenabled(), gc.garbage)
