set -- one "two three" four
for a; do echo "<$a>"; done
