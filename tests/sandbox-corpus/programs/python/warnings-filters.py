import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning)
    warnings.warn("careful")
print([(w.category.__name__, str(w.message)) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter("error", ResourceWarning)
    try:
        warnings.warn("leak", ResourceWarning)
    except ResourceWarning as error:
        print("raised", error)
with warnings.catch_warnings(record=True) as seen:
    warnings.filterwarnings("ignore", message="quiet.*")
    warnings.warn("quiet please")
print(len(seen))
warnings.simplefilter("error")
warnings.warn("last", FutureWarning)
