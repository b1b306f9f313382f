from concurrent.futures import CancelledError, Future, InvalidStateError

f = Future()
f.add_done_callback(lambda done: print("called", done.result()))
print(f.done(), f.set_running_or_notify_cancel())
f.set_result(42)
print(f.result(), f.exception(), f.running())
g = Future()
print(g.cancel(), g.cancelled())
try:
    g.result()
except CancelledError:
    print("CancelledError")
try:
    f.set_result(1)
except InvalidStateError:
    print("InvalidStateError")
h = Future()
h.set_exception(OSError("broken"))
h.result()
