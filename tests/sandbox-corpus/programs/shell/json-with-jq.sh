echo '{"a":{"b":[1,2,{"c":"x"}]},"n":null,"s":"中\n"}' > f.json
jq -c . f.json
jq '.a.b[2].c' f.json
jq -r '.s' f.json
jq '[.a.b[] | numbers] | add' f.json
jq -c 'keys, (.a.b | length), (.n // "d")' f.json
jq -c '.a.b |= map(tostring)' f.json | head -c 30
echo
jq -n --arg x 1 '{x: $x, y: ([1,2] | contains([1])), t: ("a,b" | split(",")), r: [range(3)], p: ("x1" | test("[0-9]"))}' 
echo '{"a":1}' | jq -e '.b'
echo $?
echo bad | jq . 2>/dev/null
echo $?
