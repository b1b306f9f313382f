import traceback


def inner():
    raise LookupError("deep")


def outer():
    try:
        inner()
    except LookupError as error:
        raise RuntimeError("wrapped") from error


try:
    outer()
except RuntimeError as error:
    print(traceback.format_exception_only(error), [f.name for f in traceback.extract_tb(error.__traceback__)])
    text = traceback.format_exc()
    print(text.count("Traceback"), "direct cause" in text, type(error.__cause__).__name__, error.__suppress_context__)
    error.add_note("a note")
    print("".join(traceback.format_exception_only(error)), end="")
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2)])
except* ValueError as group:
    print(group.exceptions)
except* TypeError as group:
    print(group.message)
outer()
