import contextvars

v = contextvars.ContextVar("v", default="d")
token = v.set("a")
ctx = contextvars.copy_context()
v.set("b")
print(v.get(), ctx[v], ctx.run(lambda: (v.set("c"), v.get())[1]), v.get(), ctx[v])
v.reset(token)
print(v.get(), len(ctx))
