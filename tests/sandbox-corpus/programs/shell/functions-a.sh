add() { local s=0 n; for n; do ((s += n)); done; echo $s; return 3; }
x=$(add 1 2 3)
outer() { local v=in; inner; echo "outer $v"; }
inner() { v=changed; }
v=global
fact() { if (($1 < 2)); then echo 1; else echo $(($1 * $(fact $(($1 - 1))))); fi; }
fact 6
