# Measures a Python program inside the sandbox: time by function (cProfile), time by line (a trace), memory by function
# and by line (tracemalloc). One way each run, because each would spoil the numbers of the others.


def _alma_profile(mark, mode, code):
    import io
    import json
    import os
    import sys
    import time
    import traceback

    FILE = "program.py"
    ROOT = os.getcwd()
    MAX_ROWS = 40
    out, err = sys.stdout, sys.stderr
    name_of = {}

    def own(filename):
        """The path of a file of the program's own, or None."""
        if filename not in name_of:
            inside = filename == FILE or (filename.startswith(ROOT + "/") and not filename.endswith("main.py"))
            name_of[filename] = (filename if filename == FILE else os.path.relpath(filename, ROOT)) if inside else None
        return name_of[filename]

    class Nowhere(io.TextIOBase):
        def write(self, text):
            return len(text)

    def run(program, space):
        """Runs the program with its output thrown away; gives its error, if it ends in one."""
        sys.stdout = sys.stderr = Nowhere()
        try:
            exec(program, space)
        except SystemExit:
            return None
        except BaseException as error:
            return "".join(traceback.format_exception_only(error)).strip()[:500]
        finally:
            sys.stdout, sys.stderr = out, err
        return None

    def functions(program, space):
        import cProfile

        profiler = cProfile.Profile()
        started = time.perf_counter()
        profiler.enable()
        error = run(program, space)
        profiler.disable()
        total = time.perf_counter() - started
        profiler.create_stats()
        rows = []
        for (filename, line, name), (_, calls, own_time, all_time, _) in profiler.stats.items():
            # Our own frame around the program, and what it calls to start and end it.
            if filename.endswith("main.py") or "method builtins.exec" in name or "_lsprof.Profiler" in name:
                continue
            where = own(filename) or ("(built in)" if filename == "~" else os.path.basename(filename))
            rows.append({"function": name, "file": where, "line": line, "calls": calls, "seconds": own_time, "total_seconds": all_time})
        rows.sort(key=lambda row: -row["seconds"])
        return {"seconds": total, "rows": rows[:MAX_ROWS], "error": error}

    def lines(program, space):
        spent, hits = {}, {}
        last = [None, 0.0]
        clock = time.perf_counter

        def trace(frame, event, _arg):
            now = clock()
            if last[0] is not None:
                spent[last[0]] = spent.get(last[0], 0.0) + now - last[1]
            where = own(frame.f_code.co_filename)
            if where is None:
                last[0] = None
                return None
            if event == "line":
                key = (where, frame.f_lineno)
                hits[key] = hits.get(key, 0) + 1
                last[0] = key
            elif event == "return" and frame.f_back is not None and own(frame.f_back.f_code.co_filename):
                # What is left of the caller's line is the caller's again.
                last[0] = (own(frame.f_back.f_code.co_filename), frame.f_back.f_lineno)
            last[1] = clock()
            return trace

        started = clock()
        sys.settrace(trace)
        try:
            error = run(program, space)
        finally:
            sys.settrace(None)
        total = clock() - started
        rows = [{"file": f, "line": n, "hits": hits.get((f, n), 0), "seconds": seconds} for (f, n), seconds in spent.items()]
        rows.sort(key=lambda row: -row["seconds"])
        return {"seconds": total, "rows": rows[:MAX_ROWS], "error": error}

    def memory(program, space):
        import tracemalloc

        tracemalloc.start()
        open_calls, found = [], {}
        highest = [0]

        def watch(frame, event, _arg):
            if event not in ("call", "return") or own(frame.f_code.co_filename) is None:
                return
            current, peak = tracemalloc.get_traced_memory()
            highest[0] = max(highest[0], peak)
            for each in open_calls:
                each[1] = max(each[1], peak)
            tracemalloc.reset_peak()
            if event == "call":
                open_calls.append([current, current])
            elif open_calls:
                before, most = open_calls.pop()
                code = frame.f_code
                key = (getattr(code, 'co_qualname', code.co_name), own(code.co_filename), code.co_firstlineno)
                calls, grown, kept = found.get(key, (0, 0, 0))
                found[key] = (calls + 1, max(grown, most - before), kept + current - before)

        sys.setprofile(watch)
        try:
            error = run(program, space)
        finally:
            sys.setprofile(None)
        highest[0] = max(highest[0], tracemalloc.get_traced_memory()[1])
        held = tracemalloc.take_snapshot().statistics("lineno")
        tracemalloc.stop()
        rows = [{"function": name, "file": where, "line": line, "calls": calls, "peak_bytes": grown, "kept_bytes": kept}
                for (name, where, line), (calls, grown, kept) in found.items() if name != "<module>"]
        rows.sort(key=lambda row: -row["peak_bytes"])
        kept_lines = [{"file": own(each.traceback[0].filename), "line": each.traceback[0].lineno, "bytes": each.size, "blocks": each.count}
                      for each in held if own(each.traceback[0].filename)]
        return {"peak_bytes": highest[0], "rows": rows[:MAX_ROWS], "lines": kept_lines[:MAX_ROWS], "error": error}

    import linecache

    linecache.cache[FILE] = (len(code), None, code.splitlines(True), FILE)
    try:
        program = compile(code, FILE, "exec", dont_inherit=True)
    except SyntaxError as error:
        found = {"rows": [], "error": f"SyntaxError: {error.msg} (line {error.lineno})"}
    else:
        space = {"__name__": "__main__", "__file__": FILE, "__builtins__": __builtins__}
        found = {"functions": functions, "lines": lines, "memory": memory}[mode](program, space)
    print(f"\n{mark}{json.dumps(found)}")


import json as _json

with open(".alma-profile.json") as _file:
    _plan = _json.load(_file)
_alma_profile(_plan["mark"], _plan["mode"], _plan["code"])
