import textwrap

text = "The quick brown fox jumps over the lazy dog, and then it rests under a well-known tree for hours."
print(textwrap.fill(text, 30))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40, placeholder=" [...]"))
print(textwrap.dedent("""\
    def f():
        return 1
    """), end="")
print(textwrap.indent("a\n\nb\n", "> "), end="")
print(textwrap.wrap("averyveryverylongword short", 8))
