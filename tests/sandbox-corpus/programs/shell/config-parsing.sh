cat > app.ini <<'EOF'
# settings
name = demo app
port=8080

[db]
host = localhost
EOF
while IFS='=' read -r k v; do k=$(echo $k); v=${v# }; [[ -z $k || $k == \#* || $k == \[* ]] && continue; echo "$k -> $v"; done < app.ini; sed -n '/^\[db\]/,$p' app.ini | grep host | cut -d= -f2 | xargs; port=$(awk -F= '$1 == "port" {print $2}' app.ini); echo $((port + 1)); declare -A c; while IFS='= ' read -r k v; do [[ $k =~ ^[a-z]+$ ]] && c[$k]=$v; done < app.ini; echo "${c[host]} ${#c[@]}"
