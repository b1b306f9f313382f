from collections import Counter

text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness"""
words = [w.strip(",").lower() for w in text.split()]
print(Counter(words).most_common(4), len(set(words)), max(words, key=len))
print(" ".join(w.capitalize() if len(w) > 3 else w for w in words[:8]))
table = [("Item", "Qty", "Price"), ("Apple", 3, 1.5), ("梨", 12, 0.75)]
for row in table:
    print(f"{row[0]:<8}{row[1]:>5}{row[2]:>8}")
print("".join(chr((ord(c) - 97 + 13) % 26 + 97) if c.isalpha() else c for c in "uryyb jbeyq"), text[::-1][:11], text.find("worst"), text.index("age"))
