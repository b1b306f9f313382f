import subprocess

print(subprocess.list2cmdline(["a b", "c"]))
subprocess.run(["definitely-not-a-program"], check=True)
