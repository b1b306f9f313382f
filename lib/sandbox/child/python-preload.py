# Modules that most programs use: imported before the memory snapshot is taken, so they cost nothing later.
# Never `random` or what imports it (statistics, tempfile, secrets): its state would be the same in every run.
import ast, asyncio, base64, collections, csv, dataclasses, datetime, decimal, enum, fractions, functools  # noqa: E401
import hashlib, io, itertools, json, linecache, math, os, pathlib, re, string, sys, textwrap, time  # noqa: E401
import traceback, types, typing  # noqa: E401
