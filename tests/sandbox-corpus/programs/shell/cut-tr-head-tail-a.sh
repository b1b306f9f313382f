printf 'a:b:c\n' | cut -d: -f1,3 --output-delimiter=-
