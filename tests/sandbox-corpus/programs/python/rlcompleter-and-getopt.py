import getopt
import rlcompleter

print(getopt.getopt(["-v", "-o", "out", "--name=x", "rest"], "vo:", ["name=", "help"]))
print(rlcompleter.Completer({"counter": 1}).complete("count", 0))
getopt.getopt(["-z"], "a")
