import os
import sqlite3

db = sqlite3.connect("data.db")
db.execute("create table log(x)")
db.commit()
try:
    with db:
        db.execute("insert into log values (1)")
        raise KeyError("undo")
except KeyError:
    pass
print(db.execute("select count(*) from log").fetchone())
db.executemany("insert into log values (?)", ((i,) for i in range(5)))
db.commit()
db.close()
again = sqlite3.connect("data.db")
print(again.execute("select group_concat(x) from log").fetchone(), os.path.getsize("data.db") > 0)
print("\n".join(again.iterdump()).count("INSERT"))
again.execute("with recursive c(x) as (select 1 union all select x + 1 from c where x < 5) select sum(x) over (order by x) from c").fetchall()
again.execute("select * from missing")
