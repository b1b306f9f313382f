import gc
import weakref


class Thing:
    def __init__(self, n):
        self.n = n


t = Thing(1)
ref = weakref.ref(t, lambda r: print("gone"))
cache = weakref.WeakValueDictionary(a=t)
weakref.finalize(t, print, "finalized")
print(ref().n, len(cache), weakref.getweakrefcount(t) >= 1)
del t
gc.collect()
print(ref(), len(cache))
s = weakref.WeakSet([k := Thing(2)])
print(len(s), weakref.proxy(k).n)
m = weakref.WeakMethod("".join) if False else None
print(m)
weakref.ref(5)
