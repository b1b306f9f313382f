try:
    line = input("name? ")
    print("got", line)
except EOFError:
    print("no input")
input()
