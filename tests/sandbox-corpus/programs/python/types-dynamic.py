import types

ns = types.SimpleNamespace(a=1, b="x")
ns.c = 3
print(ns, ns == types.SimpleNamespace(a=1, b="x", c=3))
proxy = types.MappingProxyType({"k": 1})
C = types.new_class("C", (), {}, lambda d: d.update(hello=lambda self: "hi"))
print(C().hello(), type("D", (C,), {"x": 5})().x, types.FunctionType((lambda: 7).__code__, {})())
print(isinstance(len, types.BuiltinFunctionType), isinstance(print, types.FunctionType), types.MethodType(lambda s: s * 2, 4)(), isinstance(int | str, types.UnionType))


@types.coroutine
def old():
    yield 1


m = types.ModuleType("mod", "doc")
exec("y = 2", m.__dict__)
print(m.y, m.__doc__, next(iter(old())))
proxy["k"] = 2
