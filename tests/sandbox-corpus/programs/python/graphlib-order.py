from graphlib import CycleError, TopologicalSorter

g = TopologicalSorter({"app": {"lib", "ui"}, "ui": {"lib"}, "lib": {"core"}, "core": set()})
print(list(g.static_order()))
t = TopologicalSorter()
t.add("c", "a", "b")
t.prepare()
while t.is_active():
    ready = sorted(t.get_ready())
    print(ready)
    t.done(*ready)
list(TopologicalSorter({1: {2}, 2: {1}}).static_order())
