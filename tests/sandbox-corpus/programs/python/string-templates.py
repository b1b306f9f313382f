import string

t = string.Template("$who likes ${what} for $$5")
print(t.substitute(who="Ada", what="tea"), t.safe_substitute(who="Bob"))
print(string.ascii_letters[:5], string.digits, string.punctuation, repr(string.whitespace))
print(string.capwords("hello  big world"))


class Shout(string.Formatter):
    def format_field(self, value, spec):
        return super().format_field(value, spec).upper()


print(Shout().format("{} and {x:>5}", "one", x="two"))
t.substitute(who="Ada")
