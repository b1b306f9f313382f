numfmt --to=iec 2048 2>/dev/null
