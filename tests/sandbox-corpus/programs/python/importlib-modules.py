import importlib
import importlib.util
import sys

with open("helper_one.py", "w") as f:
    f.write("VALUE = 1\ndef get(): return VALUE\n")
importlib.invalidate_caches()
m = importlib.import_module("helper_one")
print(m.get(), m.__name__, "helper_one" in sys.modules)
spec = importlib.util.spec_from_loader("made", loader=None)
made = importlib.util.module_from_spec(spec)
exec("x = 5", made.__dict__)
print(made.x, importlib.util.find_spec("json").name, importlib.util.find_spec("no_such_module"))
sys.path.insert(0, "nowhere")
import no_such_module
