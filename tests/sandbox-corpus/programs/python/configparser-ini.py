import configparser
import sys

c = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
c.read_string("""
[DEFAULT]
root = /srv
[site]
path = ${root}/www
debug = yes
ports = 80
    443
[empty]
""")
print(c.sections(), c["site"]["path"], c.getboolean("site", "debug"), c["site"]["ports"].split(), c.getint("empty", "n", fallback=7))
c["new"] = {"k": "v"}
c.write(sys.stdout)
c.get("site", "missing")
