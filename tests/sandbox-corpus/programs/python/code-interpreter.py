import code
import codeop

i = code.InteractiveInterpreter({"x": 4})
print(i.runsource("x * 2"), i.runsource("for a in b:"), codeop.compile_command("1 +") if False else None)
i.runcode(compile("y = x + 1", "c", "exec"))
print(i.locals["y"])
try:
    codeop.compile_command("x = = 1")
except SyntaxError:
    print("SyntaxError")
