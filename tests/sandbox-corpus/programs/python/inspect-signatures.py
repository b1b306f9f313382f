import inspect


def f(a, /, b: int = 2, *args, c, d="x", **kw) -> str:
    """Doc of f."""
    return ""


class C:
    def m(self): ...

    @staticmethod
    def s(): ...


sig = inspect.signature(f)
print(sig, [p.kind.name for p in sig.parameters.values()], sig.return_annotation)
bound = sig.bind(1, 5, 6, c=7, z=8)
bound.apply_defaults()
print(bound.arguments, inspect.getdoc(f), inspect.isfunction(C.s), inspect.ismethod(C().m), inspect.isclass(C))
print([n for n, _ in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(C)[-1], inspect.isgeneratorfunction(lambda: (yield)))
print(inspect.getsource(C.m).strip(), inspect.currentframe().f_code.co_name)
sig.bind()
