printf 'a b c\n' | { read x y; echo "$x|$y"; }; IFS=, read -r a b c <<< "1,2,3"; echo $a$b$c; read -ra w <<< "x y z"; echo ${#w[@]} ${w[2]}
while read -r line || [ -n "$line" ]; do echo "<$line>"; done < <(printf '  lead\nlast'); mapfile -t m <<< $'l1\nl2'; echo "${#m[@]} ${m[1]}"; IFS=: ; p=a:b:c; for x in $p; do printf '%s.' $x; done; echo; unset IFS
read -r -d '' t <<< $'two\nlines'; echo "$t"; IFS= read -r keep <<< '  spaced '; echo "[$keep]"; read -n 2 two <<< abcdef; echo $two; echo 'a\tb' | { read -r r; echo "$r"; }
