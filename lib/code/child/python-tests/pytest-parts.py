# The parts of pytest that tests name: fixtures, marks, raises, approx, monkeypatch, capsys. Run before run-tests.py, in
# the same program; it leaves one function behind.


def _alma_pytest_parts():
    import importlib
    import inspect
    import io
    import math
    import os
    import re
    import shutil
    import sys
    import tempfile
    import types

    class Skipped(Exception):
        pass

    class Failed(AssertionError):
        pass

    class Fixture:
        def __init__(self, call, autouse, params):
            self.call, self.autouse, self.params = call, autouse, params

        def __call__(self, *args, **kwargs):
            return self.call(*args, **kwargs)

    def fixture(call=None, *, scope="function", autouse=False, params=None, name=None, ids=None):
        def mark_it(function):
            made = Fixture(function, autouse, params)
            made.__name__ = name or function.__name__
            return made

        return mark_it(call) if callable(call) else mark_it

    class Marks:
        def __getattr__(self, kind):
            def mark_with(*args, **kwargs):
                def add(target):
                    marks = [*getattr(target, "_alma_marks", []), (kind, args, kwargs)]
                    target._alma_marks = marks
                    return target

                # @mark.skip without parentheses
                if len(args) == 1 and not kwargs and (inspect.isfunction(args[0]) or inspect.isclass(args[0])):
                    target, args = args[0], ()
                    return add(target)
                # As an element of `pytestmark`, or of the marks of a param.
                add._alma_mark = (kind, args, kwargs)
                return add

            mark_with._alma_mark = (kind, (), {})
            return mark_with

    class Raises:
        def __init__(self, expected, match=None):
            self.expected, self.match, self.value, self.type = expected, match, None, None

        def __enter__(self):
            return self

        def __exit__(self, kind, value, trace):
            if kind is None:
                raise Failed(f"did not raise {getattr(self.expected, '__name__', self.expected)}")
            if not issubclass(kind, self.expected):
                return False
            self.value, self.type = value, kind
            if self.match is not None and not re.search(self.match, str(value)):
                raise Failed(f"the message {str(value)!r} does not match {self.match!r}")
            return True

    def raises(expected, *args, match=None, **kwargs):
        context = Raises(expected, match)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)
        return context

    class Approx:
        def __init__(self, expected, rel=None, abs=None):
            self.expected, self.rel, self.abs = expected, 1e-6 if rel is None and abs is None else rel or 0, abs or 1e-12

        def near(self, a, b):
            return math.isclose(a, b, rel_tol=self.rel, abs_tol=self.abs)

        def __eq__(self, other):
            if isinstance(self.expected, dict):
                return other.keys() == self.expected.keys() and all(self.near(other[k], v) for k, v in self.expected.items())
            if isinstance(self.expected, (list, tuple)):
                return len(other) == len(self.expected) and all(map(self.near, other, self.expected))
            return self.near(other, self.expected)

        def __repr__(self):
            return f"approx({self.expected!r})"

    class Param(tuple):
        id = None
        marks = ()

    def param(*values, id=None, marks=()):
        made = Param(values)
        made.id, made.marks = id, marks
        return made

    def skip(reason="", **_):
        raise Skipped(reason)

    def fail(reason="", **_):
        raise Failed(reason)

    def importorskip(name, *_, **__):
        try:
            return importlib.import_module(name)
        except ImportError as error:
            raise Skipped(str(error))

    pytest = types.ModuleType("pytest")
    offered = {"fixture": fixture, "mark": Marks(), "raises": raises, "approx": Approx, "param": param, "skip": skip}
    pytest.__dict__.update(offered, fail=fail, importorskip=importorskip, Skipped=Skipped)
    sys.modules["pytest"] = pytest

    class MonkeyPatch:
        MISSING = object()

        def __init__(self):
            self.undoings = []

        def setattr(self, target, name, value=MISSING, raising=True):
            if value is MonkeyPatch.MISSING:
                path, value = target, name
                owner, name = path.rsplit(".", 1)
                target = importlib.import_module(owner)
            before = getattr(target, name, MonkeyPatch.MISSING)
            setattr(target, name, value)
            undo = (lambda: delattr(target, name)) if before is MonkeyPatch.MISSING else (lambda: setattr(target, name, before))
            self.undoings.append(undo)

        def setitem(self, mapping, key, value):
            before = mapping.get(key, MonkeyPatch.MISSING)
            mapping[key] = value
            missing = before is MonkeyPatch.MISSING
            self.undoings.append((lambda: mapping.pop(key, None)) if missing else (lambda: mapping.__setitem__(key, before)))

        def setenv(self, name, value):
            self.setitem(os.environ, name, str(value))

        def delenv(self, name, raising=True):
            if name in os.environ:
                before = os.environ.pop(name)
                self.undoings.append(lambda: os.environ.__setitem__(name, before))

        def chdir(self, path):
            before = os.getcwd()
            os.chdir(path)
            self.undoings.append(lambda: os.chdir(before))

        def undo(self):
            for undo in reversed(self.undoings):
                undo()
            self.undoings.clear()

    Captured = __import__("collections").namedtuple("Captured", "out err")

    class CapSys:
        def readouterr(self):
            texts = []
            for stream in (sys.stdout, sys.stderr):
                texts.append(stream.getvalue())
                stream.seek(0)
                stream.truncate()
            return Captured(*texts)

    def tmp_path(endings):
        import pathlib

        folder = tempfile.mkdtemp()
        endings.append(lambda: shutil.rmtree(folder, ignore_errors=True))
        return pathlib.Path(folder)

    def monkeypatch(endings):
        patch = MonkeyPatch()
        endings.append(patch.undo)
        return patch

    OWN = {"tmp_path": tmp_path, "monkeypatch": monkeypatch, "capsys": lambda endings: CapSys()}

    class Request:
        def __init__(self, param):
            self.param = param

    # In the order in which run-tests.py takes them.
    return types.SimpleNamespace(Skipped=Skipped, Failed=Failed, Fixture=Fixture, Param=Param, Request=Request, OWN=OWN)
