import locale

print(locale.setlocale(locale.LC_ALL, "C"), locale.localeconv()["decimal_point"], locale.atof("3.5"), locale.str(1.5), locale.format_string("%.2f|%d", (1.005, 7)), locale.strcoll("a", "b") < 0)
