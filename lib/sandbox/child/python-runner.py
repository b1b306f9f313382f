# Runs one program as __main__ and reports how it ended, as JSON. Executed once in every child, before the lock-down.
# What it refuses here is refused again, harder, by the process around it: this is where a refusal gets its name.


def _alma_make_runner():
    import ast
    import asyncio
    import builtins
    import hashlib
    import inspect
    import json
    import linecache
    import os
    import sys
    import time
    import traceback
    import types

    FILE = "main.py"
    DENIED = "SANDBOX_DENIED"
    EVENTS = {
        "os.system": "processes",
        "os.exec": "processes",
        "os.fork": "processes",
        "os.forkpty": "processes",
        "os.posix_spawn": "processes",
        "os.spawn": "processes",
        "os.kill": "signals to other processes",
        "os.killpg": "signals to other processes",
        "subprocess.Popen": "processes",
        "pty.spawn": "processes",
        "socket.connect": "network",
        "socket.bind": "network",
        "socket.sendto": "network",
        "socket.sendmsg": "network",
        "socket.getaddrinfo": "network",
        "socket.gethostbyname": "network",
        "socket.gethostbyaddr": "network",
        "socket.getnameinfo": "network",
        "http.client.connect": "network",
        "urllib.Request": "network",
        "ctypes.dlopen": "native libraries",
    }
    MISSING_MODULES = {"_multiprocessing", "_posixsubprocess", "_posixshmem", "fcntl", "termios", "pty"}
    # The engine's own modules: the way to JavaScript. The lock-down makes that way lead nowhere; this closes its door.
    ENGINE_MODULES = {"js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core"}

    def refuse(what, how):
        return PermissionError(f"{DENIED}: the sandbox has no {what} ({how})")

    class Left(BaseException):
        def __init__(self, code):
            self.code = code

    def leave(code):
        raise Left(code)

    def audit(event, args):
        if event == "import":
            if args[0].partition(".")[0] in ENGINE_MODULES:
                raise ModuleNotFoundError(f"{DENIED}: the sandbox has no module {args[0]}", name=args[0])
            return
        if event == "ctypes.dlopen" and args[0] is None:
            return
        if event == "_thread.start_new_thread" or event == "_thread.start_joinable_thread":
            raise RuntimeError(f"{DENIED}: the sandbox has no threads (can't start new thread)")
        what = EVENTS.get(event)
        if what:
            raise refuse(what, event)

    def missing(name, what):
        def call(*args, **kwargs):
            raise refuse(what, f"os.{name}")

        call.__name__ = name
        return call

    class Selector:
        # No descriptors to wait for: an event loop here only ever waits for its own timers.
        def select(self, timeout=None):
            if timeout is None:
                raise RuntimeError("the program waits for something that can never happen")
            if timeout > 0:
                time.sleep(timeout)
            return []

        def close(self):
            pass

    class Loop(asyncio.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = Selector()

        def _process_events(self, events):
            pass

        def _write_to_self(self):
            pass

        async def sock_connect(self, sock, address):
            raise refuse("network", "asyncio")

        async def _make_subprocess_transport(self, *args, **kwargs):
            raise refuse("processes", "asyncio")

    class Policy(asyncio.events._BaseDefaultEventLoopPolicy):
        _loop_factory = Loop

    def is_engine(value):
        return isinstance(value, types.ModuleType) and value.__name__.partition(".")[0] in ENGINE_MODULES

    def hide_engine():
        from pyodide.ffi import JsProxy

        for module in [each for each in sys.modules.values() if isinstance(each, types.ModuleType)]:
            for name, value in list(vars(module).items()):
                if isinstance(value, JsProxy) or is_engine(value):
                    delattr(module, name)
        for name in list(sys.modules):
            if name.partition(".")[0] in ENGINE_MODULES:
                del sys.modules[name]

    def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
        # The engine's hashlib comes without OpenSSL, which elsewhere brings this.
        import hmac

        if iterations < 1 or (dklen is not None and dklen < 1):
            raise ValueError("iterations and dklen must be at least 1")
        start = hmac.new(bytes(password), None, hash_name)
        size = start.digest_size if dklen is None else dklen
        derived = b""
        for block in range(1, -(-size // start.digest_size) + 1):
            mac = start.copy()
            mac.update(bytes(salt) + block.to_bytes(4, "big"))
            part = mac.digest()
            total = int.from_bytes(part, "big")
            for _ in range(iterations - 1):
                mac = start.copy()
                mac.update(part)
                part = mac.digest()
                total ^= int.from_bytes(part, "big")
            derived += total.to_bytes(start.digest_size, "big")
        return derived[:size]

    def prepare():
        hashlib.__dict__.setdefault("pbkdf2_hmac", pbkdf2_hmac)
        os.urandom(1)  # the engine fetches its source of randomness at first use, which must be before the lock-down
        if "random" in sys.modules:
            sys.modules["random"].seed()
        hide_engine()
        asyncio.events._set_event_loop_policy(Policy())
        asyncio._set_running_loop(None)
        # The engine had put its own there.
        asyncio.run = asyncio.runners.run
        time.sleep = getattr(time.sleep, "__wrapped__", time.sleep)
        os.environ.clear()
        os.environ.update({"HOME": "/workspace", "LANG": "C.UTF-8", "PATH": "/usr/bin", "USER": "sandbox"})
        sys.argv[:] = [FILE]
        sys.path.insert(0, "/workspace")
        sys.dont_write_bytecode = True
        for name in ("fork", "forkpty", "posix_spawn", "posix_spawnp", "execv", "execve"):
            setattr(os, name, missing(name, "processes"))
        for name in ("kill", "killpg"):
            setattr(os, name, missing(name, "signals to other processes"))
        os.system = missing("system", "processes")
        os._exit = leave
        sys.addaudithook(audit)

    def compile_program(code):
        tree = ast.parse(code, FILE)
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = compile(ast.Expression(tree.body.pop().value), FILE, "eval", flags)
        return compile(tree, FILE, "exec", flags), last

    def evaluate(program, scope, loop):
        result = eval(program, scope)
        if inspect.iscoroutine(result) and program.co_flags & inspect.CO_COROUTINE:
            result = loop().run_until_complete(result)
        return result

    def run_user(code, scope):
        current = []

        def loop():
            if not current:
                current.append(asyncio.new_event_loop())
            return current[0]

        program, last = compile_program(code)
        evaluate(program, scope, loop)
        return evaluate(last, scope, loop) if last else None

    def exit_code(error):
        if error.code is None:
            return 0
        if isinstance(error.code, int):
            return error.code & 255
        print(error.code, file=sys.stderr)
        return 1

    def only_user_frames(summary, seen):
        # The frames of the runner and of libraries say nothing about the program.
        if summary is None or id(summary) in seen:
            return
        seen.add(id(summary))
        kept = [frame for frame in summary.stack if frame.filename == FILE or frame.filename.startswith("/workspace/")]
        summary.stack[:] = kept
        only_user_frames(summary.__cause__, seen)
        only_user_frames(summary.__context__, seen)
        for part in summary.exceptions or ():
            only_user_frames(part, seen)

    def chain(error):
        seen = []
        while error is not None and error not in seen:
            seen.append(error)
            reason = getattr(error, "reason", None)
            if isinstance(reason, BaseException):
                seen.append(reason)
            error = error.__cause__ or error.__context__
        return seen

    def describe(error):
        facts = {"type": type(error).__name__, "text": str(error)[:500], "denied": None, "path": None}
        for part in chain(error):
            if isinstance(part, (PermissionError, RuntimeError, ImportError)) and DENIED in str(part):
                facts["denied"] = str(part).split(f"{DENIED}: ", 1)[1]
            elif isinstance(part, ImportError) and part.name in MISSING_MODULES:
                facts["denied"] = f"the sandbox has no module {part.name}, which would reach the host"
            elif isinstance(part, OSError) and "does not support processes" in str(part):
                facts["denied"] = "the sandbox has no processes (subprocess)"
            elif type(part).__name__ == "JsException":
                facts["denied"] = f"the sandbox has no way to its engine ({part})"
            elif isinstance(part, OSError) and part.filename is not None:
                facts["path"] = os.path.abspath(os.fsdecode(part.filename)) if not isinstance(part.filename, int) else None
        return facts

    def report(error):
        summary = traceback.TracebackException.from_exception(error, compact=True)
        only_user_frames(summary, set())
        print("".join(summary.format()), end="", file=sys.stderr)
        return describe(error)

    def flush():
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass

    kept = []

    def main_module(keep):
        if keep and kept:
            return kept[0]
        main = types.ModuleType("__main__")
        main.__dict__["__builtins__"] = builtins
        main.__dict__["__file__"] = FILE
        sys.modules["__main__"] = main
        kept[:] = [main]
        return main

    def save_plots(code):
        # What was drawn and never saved would be lost.
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None or "savefig" in code:
            return
        for number in pyplot.get_fignums():
            pyplot.figure(number).savefig(f"plot-{number}.png")
        pyplot.close("all")

    def run(code, argv="[]", keep=False):
        sys.stdout.reconfigure(line_buffering=True, encoding="utf-8", errors="replace")
        sys.stderr.reconfigure(line_buffering=True, encoding="utf-8", errors="replace")
        sys.argv[:] = [FILE, *json.loads(argv)]
        main = main_module(keep)
        linecache.cache[FILE] = (len(code), None, code.splitlines(True), FILE)
        outcome = {"return_code": 0, "value": None, "exception": None}
        try:
            value = run_user(code, main.__dict__)
            if value is not None:
                outcome["value"] = repr(value)
            save_plots(code)
        except Left as error:
            outcome["return_code"] = error.code & 255
        except SystemExit as error:
            outcome["return_code"] = exit_code(error)
        except BaseException as error:
            outcome["return_code"] = 1
            outcome["exception"] = report(error)
        flush()
        return json.dumps(outcome)

    prepare()
    return run


_alma_run = _alma_make_runner()
del _alma_make_runner
