factor 84 2>/dev/null
