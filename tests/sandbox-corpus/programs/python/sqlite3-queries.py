import sqlite3

db = sqlite3.connect(":memory:")
db.row_factory = sqlite3.Row
db.executescript("create table t(id integer primary key, name text unique, n real); create index i on t(n);")
db.executemany("insert into t(name, n) values (?, ?)", [("a", 1.5), ("b", 2.5), ("丙", None)])
row = db.execute("select * from t where name = :name", {"name": "丙"}).fetchone()
print(tuple(row), row.keys(), db.execute("select sum(n), count(*) from t").fetchone()[:])
with db:
    print(db.execute("update t set n = n * 2 where n is not null").rowcount, db.total_changes)
db.create_function("twice", 1, lambda x: x * 2)
print(db.execute("select twice(21), upper('é'), json_extract('{\"a\":[1,2]}', '$.a[1]')").fetchone()[:])
db.execute("insert into t(name) values ('a')")
