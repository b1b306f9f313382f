import dis

code = compile("x = [i for i in range(3)]\nif x: y = 1", "t", "exec")
names = {i.opname for i in dis.get_instructions(code)}
print("STORE_NAME" in names, code.co_names[:2], dis.opmap["NOP"] > 0, dis.stack_effect(dis.opmap["POP_TOP"]))


def f(a, b=1):
    c = a + b
    return c


print([i.argval for i in dis.get_instructions(f) if i.opname == "STORE_FAST"], f.__code__.co_varnames, f.__code__.co_argcount)
print(sorted({line for _, line in dis.findlinestarts(f.__code__) if line} - {f.__code__.co_firstlineno}))
