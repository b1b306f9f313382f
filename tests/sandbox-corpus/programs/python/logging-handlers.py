import io
import logging
import sys

out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log = logging.getLogger("app.part")
log.setLevel(logging.INFO)
log.addHandler(handler)
log.propagate = False
log.debug("hidden")
log.info("n=%d s=%s", 3, "x")
log.warning("w")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
print(out.getvalue().splitlines()[:4], log.getEffectiveLevel(), log.isEnabledFor(10))
log.addFilter(lambda record: "secret" not in record.getMessage())
log.error("secret")
print("secret" in out.getvalue(), logging.getLevelName(40), log.parent.name)
logging.basicConfig(stream=sys.stdout, format="{levelname} {message}", style="{", level=logging.INFO)
logging.info("root")
