# Runs programs inside a bubblewrap box as __main__: each arrives on descriptor 3 with its length before it, how it ended
# leaves on 4. With "keep" as its argument it waits for the next one, and what the last one defined is still there.
import sys


def _alma_runner():
    import ast
    import builtins
    import inspect
    import json
    import linecache
    import os
    import struct
    import traceback
    import types

    FILE = "main.py"
    keep = sys.argv[1:] == ["keep"]
    os.set_inheritable(3, False)
    os.set_inheritable(4, False)
    source = os.fdopen(3, "rb", buffering=0)

    def read(count):
        data = b""
        while len(data) < count:
            part = source.read(count - len(data))
            if not part:
                os._exit(0)
            data += part
        return data

    def evaluate(program, scope):
        result = eval(program, scope)
        if inspect.iscoroutine(result) and program.co_flags & inspect.CO_COROUTINE:
            import asyncio

            return asyncio.run(result)
        return result

    def run_user(code, scope):
        tree = ast.parse(code, FILE)
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = compile(ast.Expression(tree.body.pop().value), FILE, "eval", flags)
        evaluate(compile(tree, FILE, "exec", flags), scope)
        return evaluate(last, scope) if last else None

    def save_plots(code):
        # What was drawn and never saved would be lost.
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None or "savefig" in code:
            return
        for number in pyplot.get_fignums():
            pyplot.figure(number).savefig(f"plot-{number}.png")
        pyplot.close("all")

    def only_user_frames(summary, seen):
        if summary is None or id(summary) in seen:
            return
        seen.add(id(summary))
        summary.stack[:] = [f for f in summary.stack if f.filename != __file__]
        only_user_frames(summary.__cause__, seen)
        only_user_frames(summary.__context__, seen)

    def report(error):
        summary = traceback.TracebackException.from_exception(error, compact=True)
        only_user_frames(summary, set())
        print("".join(summary.format()), end="", file=sys.stderr)

    def exit_code(error):
        if error.code is None:
            return 0
        if isinstance(error.code, int):
            return error.code & 255
        print(error.code, file=sys.stderr)
        return 1

    def run(code, scope):
        linecache.cache[FILE] = (len(code), None, code.splitlines(True), FILE)
        outcome = {"return_code": 0}
        try:
            value = run_user(code, scope)
            if value is not None:
                outcome["value"] = repr(value)
            save_plots(code)
        except SystemExit as error:
            outcome["return_code"] = exit_code(error)
        except BaseException as error:
            outcome["return_code"] = 1
            report(error)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass
        try:
            os.write(4, json.dumps(outcome).encode() + b"\n")
        except OSError:
            pass
        return outcome["return_code"]

    sys.stdout.reconfigure(line_buffering=True, encoding="utf-8", errors="replace")
    sys.stderr.reconfigure(line_buffering=True, encoding="utf-8", errors="replace")
    sys.argv[:] = [FILE, *json.loads(os.environ.pop("ALMA_ARGV", "[]"))]
    sys.path[0] = "/workspace"
    main = types.ModuleType("__main__")
    main.__dict__["__builtins__"] = builtins
    main.__dict__["__file__"] = FILE
    sys.modules["__main__"] = main
    while True:
        (length,) = struct.unpack("<I", read(4))
        program = read(length).decode()
        if not keep:
            source.close()
        code = run(program, main.__dict__)
        if not keep:
            return code


if __name__ == "__main__":
    sys.exit(_alma_runner())
