import sqlite3

db = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
db.execute("create table s(day text, v int)")
db.executemany("insert into s values(?, ?)", [(f"2024-01-0{i}", i * i % 7) for i in range(1, 8)])
print(db.execute("select day, v, sum(v) over (order by day rows 2 preceding), rank() over (order by v desc) from s order by day limit 4").fetchall())
print(db.execute("select strftime('%W', day), group_concat(v, '-') from s group by 1").fetchall())


class Median:
    def __init__(self):
        self.v = []

    def step(self, x):
        self.v.append(x)

    def finalize(self):
        return sorted(self.v)[len(self.v) // 2]


db.create_aggregate("median", 1, Median)
db.create_collation("back", lambda a, b: (a < b) - (a > b))
print(db.execute("select median(v) from s").fetchone(), db.execute("select day from s order by day collate back limit 1").fetchone())
db.commit()
b = sqlite3.connect(":memory:")
db.backup(b)
print(b.execute("select count(*) from s").fetchone(), sqlite3.complete_statement("select 1;"), db.in_transaction)
