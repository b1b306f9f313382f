class AppError(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def risky(n):
    try:
        if n == 0:
            raise AppError(404, "missing")
        return 10 / (n - 1)
    except ZeroDivisionError as error:
        return type(error).__name__
    else:
        return "never"
    finally:
        print("finally", n)


try:
    risky(0)
except AppError as error:
    print(error, error.code, error.args)
print(risky(1), risky(3))
for action in (lambda: {}["k"], lambda: [][0], lambda: None.x, lambda: "a" + 1, lambda: int("z"), lambda: undefined_name, lambda: (lambda a: a)()):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, isinstance(error, LookupError))
assert 1 + 1 == 3, "arithmetic"
