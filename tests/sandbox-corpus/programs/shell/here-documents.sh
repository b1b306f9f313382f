v=value
cat <<EOF
plain $v $((1 + 2)) $(echo sub) \$v
  "quotes" 'stay'
EOF
cat <<'EOF'
literal $v $(no)
EOF
cat <<-EOF
	tabs removed
	EOF
cat <<A; cat <<B
first
A
second
B
wc -l <<EOF
1
2
EOF
