printf '1,2\n3,4\n' > in.csv
python3 -c "import csv; print(sum(int(c) for r in csv.reader(open('in.csv')) for c in r))"
echo 'print("script", __name__, __import__("sys").argv[1:])' > s.py; python3 s.py a "b c"
python3 - x <<'EOF'
import sys
print(sys.argv, 2 ** 64)
open("made.txt", "w").write("by python\n")
EOF
cat made.txt; echo '{"b":1,"a":[2]}' | python3 -m json.tool --sort-keys --compact; python3 -c 'import sys; print(sys.stdin.read().upper(), end="")' <<< piped; python3 -c 'import sys; sys.exit(4)'; echo $?; python3 -c '1/0' 2>&1 | tail -1; python3 -m base64 -e <<< hi
