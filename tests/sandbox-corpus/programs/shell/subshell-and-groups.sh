x=1
(x=2; echo $x)
echo $x
{ x=3; }
echo $x
(cd /; true)
y=$(x=9; echo $x)
echo $x $y
echo a | { read v; echo "got $v"; }
v=before
echo z | read v
echo $v
(echo 1; echo 2) | wc -l
( ( echo nested ) )
cat <(echo process) <(echo substitution)
echo $(( $(echo 2) + $(echo 3) ))
export E=exported
sh -c 'echo $E'
N=only sh -c 'echo $N'
echo "[${N-}]"
(exit 3) || echo $?
