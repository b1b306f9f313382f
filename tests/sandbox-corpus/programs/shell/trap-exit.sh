trap 'echo cleanup $?' EXIT
echo working
f() { echo in f; }
f
exit 2
