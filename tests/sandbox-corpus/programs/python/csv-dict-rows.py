import csv

with open("people.csv", "w", newline="", encoding="utf-8") as f:
    w = csv.DictWriter(f, ["name", "age"], extrasaction="ignore", restval="?")
    w.writeheader()
    w.writerow({"name": "Ada", "age": 36, "x": 1})
    w.writerow({"name": "Bob"})
with open("people.csv", newline="", encoding="utf-8") as f:
    for row in csv.DictReader(f):
        print(row)
print(sorted(csv.list_dialects()))
csv.reader(["a,b"], delimiter="too long")
