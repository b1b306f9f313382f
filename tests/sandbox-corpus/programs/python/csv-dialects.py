import csv
import io

text = 'name,note\r\n"Doe, John","said ""hi"""\r\n李雷,"two\nlines"\r\n'
rows = list(csv.reader(io.StringIO(text, newline="")))
print(rows)
out = io.StringIO()
writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
writer.writerows([["a", 1, 2.5], ['q"q', "x;y", None]])
print(out.getvalue(), end="")
print(csv.Sniffer().sniff("a\tb\tc\n1\t2\t3\n").delimiter.encode(), csv.Sniffer().has_header("name,age\nbob,3\namy,4\n"))
