touch a1 a2 b1 .hid 'sp ace' x.txt y.TXT
echo *
echo a?
echo [ab]1
echo [!a]*
echo none*
echo *.txt
for f in *\ *; do echo "$f"; done
mkdir -p d/e
touch d/e/f.txt
echo d/*/*.txt
set -f
echo *
set +f
