import runpy

with open("script_one.py", "w") as f:
    f.write("print('running as', __name__)\nresult = 6 * 7\n")
print(runpy.run_path("script_one.py", run_name="__main__")["result"], runpy.run_path("script_one.py", {"x": 1}, "other")["x"])
