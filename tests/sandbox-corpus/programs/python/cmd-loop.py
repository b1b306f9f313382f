import cmd
import io


class Shell(cmd.Cmd):
    prompt = "> "

    def do_add(self, line):
        """Adds numbers."""
        print(sum(map(int, line.split())), file=self.stdout)

    def do_quit(self, line):
        return True

    def default(self, line):
        print("unknown", line, file=self.stdout)


out = io.StringIO()
s = Shell(stdin=io.StringIO("add 1 2 3\nfly\nquit\nadd 9\n"), stdout=out)
s.use_rawinput = False
s.cmdloop()
print(out.getvalue().split("> "), s.completenames("a"), sorted(s.get_names())[-1])
