set -e
false || echo guarded
if false; then :; fi
! true
x=$(echo fine)
echo "before $x"
false
echo never
