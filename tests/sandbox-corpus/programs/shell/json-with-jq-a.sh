echo '{"a":{"b":[1,2,{"c":"x"}]},"n":null,"s":"中\n"}' > f.json
echo '[{"n":"a","v":3},{"n":"b","v":1},{"n":"a","v":4}]' | jq -c 'group_by(.n) | map({k: .[0].n, t: map(.v) | add}), sort_by(.v)[0], map(select(.v > 2)) , (.[] | "\(.n)=\(.v)")'
