a=(zero "one two" three); a+=(four)
echo "${#a[@]} ${a[1]} ${a[-1]}"; printf '<%s>' "${a[@]}"; echo
for i in "${!a[@]}"; do printf '%s:%s ' "$i" "${a[$i]}"; done; echo
unset 'a[0]'; echo "${a[*]:0:2}" "${!a[*]}"; a=("${a[@]/three/3}"); echo "${a[@]}"
declare -A m=([k]=v [x]=y); m[new]=1; echo "${m[k]} ${#m[@]}"; for k in $(printf '%s\n' "${!m[@]}" | sort); do echo "$k=${m[$k]}"; done
[[ -v m[x] ]] && echo has; unset 'm[x]'; echo "${m[x]-gone}"
IFS=, ; echo "${a[*]}"
