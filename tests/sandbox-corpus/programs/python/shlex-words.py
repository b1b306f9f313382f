import shlex

print(shlex.split("cp 'my file.txt' \"a b\" c\\ d # not comment"), shlex.split("a # b", comments=True))
print(shlex.quote("it's"), shlex.join(["echo", "a b", "$x"]), list(shlex.shlex("a=1;b", punctuation_chars=True)))
shlex.split("'open")
