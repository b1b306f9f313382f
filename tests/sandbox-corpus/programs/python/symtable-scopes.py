import symtable

t = symtable.symtable("g = 1\ndef f(a):\n    global g\n    b = a\n    def h(): return b\n    return h", "t", "exec")
f = [c for c in t.get_children() if c.get_name() == "f"][0]
print(f.get_parameters(), sorted(f.get_locals()), f.get_globals(), f.lookup("b").is_local(), [c for c in f.get_children() if c.get_name() == "h"][0].lookup("b").is_free(), t.lookup("g").is_global() or t.lookup("g").is_local())
