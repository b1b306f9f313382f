echo one > f; echo two >> f; cat < f
{ echo out; echo err >&2; } 2> e > o; cat o e
echo both > b 2>&1; cat b; ls /nope-nothing 2>/dev/null || echo "failed $?"
cat f - <<< "from here string"
exec 3> third; echo three >&3; exec 3>&-; cat third
: > f; wc -c < f
