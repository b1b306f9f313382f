import contextlib
import io


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ValueError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")


with tag("a"), tag("b"):
    raise ValueError("inside")
with contextlib.suppress(KeyError):
    {}["x"]
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
with contextlib.ExitStack() as stack:
    for i in range(3):
        stack.callback(print, "leave", i)
    print(stack.enter_context(contextlib.nullcontext("value")))


@tag("decorated")
def f():
    print("body")


f()
with contextlib.closing(io.StringIO()) as c:
    pass
print(c.closed)
