touch a1 a2 b1 .hid x.txt
mkdir -p d/e
touch d/e/f.txt
shopt -s dotglob
echo *
echo .h*
