# Finds and runs tests: unittest's classes, and functions in the manner of pytest with what most of them use (plain
# asserts that show both sides, fixtures, parametrize, raises, tmp_path, monkeypatch, capsys). Reports one line of JSON
# for each test, behind a mark that the server chose. Runs inside the sandbox, as the program itself.


def _alma_run_tests(mark, files, pattern):
    import ast
    import contextlib
    import functools
    import inspect
    import io
    import itertools
    import json
    import os
    import sys
    import time
    import traceback
    import types
    import unittest

    out = sys.stdout
    ROOT = os.getcwd()
    MAX_OUTPUT = 4000

    def tell(**facts):
        out.write(f"\n{mark}{json.dumps(facts, ensure_ascii=True)}\n")
        out.flush()

    class Explain(ast.NodeTransformer):
        def visit_Assert(self, node):
            self.generic_visit(node)
            test = node.test
            if node.msg is not None or not isinstance(test, ast.Compare) or len(test.ops) != 1:
                return node
            left = ast.NamedExpr(ast.Name("_alma_left", ast.Store()), test.left)
            right = ast.NamedExpr(ast.Name("_alma_right", ast.Store()), test.comparators[0])
            names = [ast.Name(name, ast.Load()) for name in ("_alma_left", "_alma_right")]
            text = ast.Constant(ast.unparse(test))
            node.test = ast.Compare(left, test.ops, [right])
            node.msg = ast.Call(ast.Name("_alma_explain", ast.Load()), [text, *names], [])
            return ast.fix_missing_locations(ast.copy_location(node, node))

    def short(value):
        try:
            text = repr(value)
        except Exception as error:
            text = f"<{type(value).__name__} whose repr raises {type(error).__name__}>"
        return text if len(text) <= 400 else text[:400] + "…"

    def explain(text, left, right):
        return f"assert {text}\n  left:  {short(left)}\n  right: {short(right)}"

    def load(path):
        name = os.path.splitext(path)[0].replace("/", ".").replace("-", "_")
        folder = os.path.join(ROOT, os.path.dirname(path))
        if folder not in sys.path:
            sys.path.insert(0, folder)
        with open(os.path.join(ROOT, path), "rb") as file:
            source = file.read()
        module = types.ModuleType(name)
        module.__file__ = os.path.join(ROOT, path)
        module._alma_explain = explain
        sys.modules[name] = module
        tree = Explain().visit(ast.parse(source, module.__file__))
        exec(compile(tree, module.__file__, "exec", dont_inherit=True), module.__dict__)
        return module

    pytest = _alma_pytest_parts()
    Skipped, Failed, Fixture, Param, Request, OWN = vars(pytest).values()

    def place(error, path):
        """The last line of the test's own file that the error passed through."""
        lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == os.path.join(ROOT, path)]
        return lines[-1] if lines else error.lineno if isinstance(error, SyntaxError) else None

    def words(error, path):
        if isinstance(error, AssertionError) and str(error):
            return str(error)
        summary = traceback.TracebackException.from_exception(error)
        own = [f for f in summary.stack if f.filename.startswith(ROOT) or f.filename == path]
        where = "".join(f"  {os.path.relpath(f.filename, ROOT)}:{f.lineno} in {f.name}\n" for f in own[-5:])
        return ("".join(summary.format_exception_only()).strip() + ("\n" + where.rstrip() if where else ""))[:3000]

    def settle(result):
        """Waits for what an async test gives."""
        if inspect.isawaitable(result):
            import asyncio

            async def wait():
                return await result

            asyncio.run(wait())

    def report(path, name, line, call):
        if pattern and pattern.lower() not in f"{path} {name}".lower():
            return
        tell(event="start", file=path, name=name)
        texts = io.StringIO(), io.StringIO()
        started = time.perf_counter()
        status, message, failed_at = "passed", None, line
        with contextlib.redirect_stdout(texts[0]), contextlib.redirect_stderr(texts[1]):
            try:
                settle(call())
            except (Skipped, unittest.SkipTest) as error:
                status, message = "skipped", str(error) or None
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                status, message, failed_at = "failed", words(error, path), place(error, path) or line
        output = (texts[0].getvalue() + texts[1].getvalue())[-MAX_OUTPUT:]
        seconds = round(time.perf_counter() - started, 4)
        tell(event="end", file=path, name=name, status=status, message=message, line=failed_at, output=output, seconds=seconds)

    def marks_of(*targets):
        return [each for target in targets for each in getattr(target, "_alma_marks", [])]

    def marks_in(listed):
        return [each._alma_mark for each in (listed if isinstance(listed, (list, tuple)) else [listed])]

    def judge(marks, call):
        """Skips and expected failures."""
        for kind, args, kwargs in marks:
            if kind == "skip":
                raise Skipped(kwargs.get("reason") or (args[0] if args else ""))
            if kind == "skipif" and args[0]:
                raise Skipped(kwargs.get("reason", ""))
        expected = next((each for each in marks if each[0] == "xfail" and (not each[1] or each[1][0])), None)
        if expected is None:
            return call()
        try:
            call()
        except Skipped:
            raise
        except Exception:
            raise Skipped("expected to fail: " + expected[2].get("reason", ""))
        if expected[2].get("strict"):
            raise Failed("it was expected to fail but passed")

    def call_with_fixtures(function, given, known, own):
        """Makes the fixtures a function asks for, calls it, and takes them down again."""
        made, endings = dict(given), []

        def need(name):
            if name in made:
                return made[name]
            if name in own:
                made[name] = own[name](endings)
            elif name in known:
                wanted = known[name]
                params = wanted.params or [None]
                if len(params) > 1:
                    raise LookupError(f"the fixture {name!r} has several params, which are not run here: use parametrize")
                values = {n: Request(params[0]) if n == "request" else need(n) for n in inspect.signature(wanted.call).parameters}
                made[name] = finish(wanted.call(**values))
            else:
                raise LookupError(f"there is no fixture {name!r}; there are: {', '.join(sorted({*own, *known}))}")
            return made[name]

        def finish(value):
            if not inspect.isgenerator(value):
                return value
            endings.append(lambda: next(value, None))
            return next(value)

        try:
            for name, each in known.items():
                if each.autouse:
                    need(name)
            names = [n for n, p in inspect.signature(function).parameters.items() if p.default is p.empty or n in given]
            settle(function(**{name: need(name) for name in names if name != "self"}))
        finally:
            for end in reversed(endings):
                end()

    def cases(function, marks):
        """Every combination of the parameters: what is added to the name, values, marks."""
        lists = []
        for kind, args, kwargs in marks:
            if kind != "parametrize":
                continue
            names = [n.strip() for n in args[0].split(",")] if isinstance(args[0], str) else list(args[0])
            rows = []
            for number, row in enumerate(args[1]):
                values = row if isinstance(row, Param) or len(names) > 1 else (row,)
                ids = kwargs.get("ids")
                label = ids[number] if isinstance(ids, (list, tuple)) else getattr(row, "id", None)
                label = label or "-".join(str(v)[:40] for v in values)
                rows.append((label, dict(zip(names, values)), marks_in(getattr(row, "marks", ()))))
            lists.append(rows)
        for combined in itertools.product(*lists):
            values = {name: value for _, row, _ in combined for name, value in row.items()}
            own = [mark for _, _, row_marks in combined for mark in row_marks]
            yield ("[" + "-".join(row[0] for row in reversed(combined)) + "]" if combined else ""), values, marks + own

    def fixtures_in(namespace):
        return {each.__name__: each for each in namespace.values() if isinstance(each, Fixture)}

    def run_function(path, name, function, known, marks):
        line = getattr(inspect.unwrap(function), "__code__", None) and inspect.unwrap(function).__code__.co_firstlineno
        for label, values, judged in cases(function, marks):
            call = functools.partial(call_with_fixtures, function, values, known, OWN)
            report(path, name + label, line, functools.partial(judge, judged, call))

    def run_unittest(path, case):
        loader = unittest.TestLoader()
        try:
            case.setUpClass()
        except BaseException as error:
            tell(event="end", file=path, name=case.__name__, status="skipped" if isinstance(error, unittest.SkipTest) else "failed",
                 message=words(error, path), line=place(error, path), output="", seconds=0)
            return
        for method in loader.getTestCaseNames(case):
            test = case(method)

            def call(test=test, method=method):
                result = unittest.TestResult()
                kept = []

                def keep(_test, err, *_):
                    kept.append(err[1])

                result.addError = result.addFailure = keep
                result.addSubTest = lambda _test, _sub, err: err and kept.append(err[1])
                skips = []
                result.addSkip = lambda _test, reason: skips.append(reason)
                result.addUnexpectedSuccess = lambda _test: kept.append(Failed("it was expected to fail but passed"))
                # What the class was set up with stays: TestCase.run does not touch it.
                test.run(result)
                if kept:
                    raise kept[0]
                if skips:
                    raise Skipped(skips[0])

            code = getattr(getattr(case, method), "__code__", None)
            report(path, f"{case.__name__}.{method}", code and code.co_firstlineno, call)
        case.tearDownClass()

    def run_file(path, known):
        try:
            module = load(path)
        except (Skipped, unittest.SkipTest) as error:
            tell(event="end", file=path, name="(file)", status="skipped", message=str(error), line=None, output="", seconds=0)
            return
        except BaseException as error:
            tell(event="end", file=path, name="(file)", status="failed", message=words(error, path), line=place(error, path), output="", seconds=0)
            return
        known = {**known, **fixtures_in(vars(module))}
        file_marks = marks_in(getattr(module, "pytestmark", []))
        for name, value in list(vars(module).items()):
            if inspect.isclass(value) and issubclass(value, unittest.TestCase) and value.__module__ == module.__name__:
                run_unittest(path, value)
            elif inspect.isclass(value) and name.startswith("Test") and value.__module__ == module.__name__:
                for method, function in list(vars(value).items()):
                    if method.startswith("test") and inspect.isfunction(function):
                        run_method(path, f"{name}.{method}", value, function, known, marks_of(value, function) + file_marks)
            elif name.startswith("test") and inspect.isfunction(value):
                run_function(path, name, value, known, marks_of(value) + file_marks)

    def run_method(path, name, owner, function, known, marks):
        for label, values, judged in cases(function, marks):

            def call(values=values):
                instance = owner()
                around(instance, "setup_method", function)
                try:
                    call_with_fixtures(function.__get__(instance), values, {**known, **own_fixtures(instance)}, OWN)
                finally:
                    around(instance, "teardown_method", function)

            report(path, name + label, function.__code__.co_firstlineno, functools.partial(judge, judged, call))

    def around(instance, name, function):
        if (method := getattr(instance, name, None)) is not None:
            method(*([function] if inspect.signature(method).parameters else []))

    def own_fixtures(instance):
        """Fixtures that are methods of the test's class."""
        found = {}
        for name, each in fixtures_in(vars(type(instance))).items():
            found[name] = Fixture(each.call.__get__(instance), each.autouse, each.params)
        return found

    shared = {}
    for path in sorted((p for p in files if os.path.basename(p) == "conftest.py"), key=len):
        shared.update(fixtures_in(vars(load(path))))
    sys.path.insert(0, ROOT)
    for path in files:
        if os.path.basename(path) != "conftest.py":
            run_file(path, shared)


import json as _json

with open(".alma-tests.json") as _file:
    _plan = _json.load(_file)
_alma_run_tests(_plan["mark"], _plan["files"], _plan["filter"])
