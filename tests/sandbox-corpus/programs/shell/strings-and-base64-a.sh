s="Hello, World"
printf 'hex' | xxd -p
