"""Make Python's standard library smaller and quicker to start.

Pyodide carries its standard library as source and compiles what it imports at every start,
which takes most of that start. Ours is bytecode, and leaves out what a checker can never use:
servers, processes, windows, debuggers, old encodings.
"""

import zipfile
from fnmatch import fnmatchcase
from pathlib import Path

from hooks.engine import bytecode

NAME = "python_stdlib.zip"

LEFT_OUT = (
    # other machines, windows and terminals
    *("_aix_support.*", "_android_support.*", "_apple_support.*", "_ios_support.*"),
    *("_osx_support.*", "_pyrepl/*", "curses/*", "getpass.*", "ntpath.*", "nturl2path.*"),
    *("pty.*", "tkinter/*", "tty.*", "turtle*"),
    # networks and processes
    *("asyncio/proactor_events.*", "asyncio/windows_*", "concurrent/futures/process.*"),
    *("ftplib.*", "http/*", "imaplib.*", "mailbox.*", "multiprocessing/*", "netrc.*"),
    *("poplib.*", "smtplib.*", "socketserver.*", "ssl.*", "webbrowser.*", "wsgiref/*"),
    *("xmlrpc/*",),
    # tools for people who write programs
    *("bdb.*", "cProfile.*", "cmd.*", "code.*", "codeop.*", "compileall.*", "doctest.*"),
    *("ensurepip/*", "modulefinder.*", "pdb.*", "pickletools.*", "profile.*", "pstats.*"),
    *("py_compile.*", "pyclbr.*", "pydoc.*", "pydoc_data/*", "rlcompleter.*", "runpy.*"),
    *("symtable.*", "tabnanny.*", "timeit.*", "trace.*", "tracemalloc.*", "unittest/*"),
    *("venv/*", "zipapp.*"),
    # command lines and settings
    *("argparse.*", "configparser.*", "fileinput.*", "getopt.*", "logging/config.*"),
    *("logging/handlers.*", "optparse.*", "plistlib.*", "tomllib/*"),
    # data that checkers do not keep
    *("colorsys.*", "ctypes/*", "dbm/*", "lzma.*", "pickle.*", "shelve.*", "sqlite3/*"),
    *("wave.*", "xml/*", "zoneinfo/*"),
    # second versions in Python of what is there in C
    *("_pydatetime.*", "_pydecimal.*", "_pyio.*"),
    # encodings other than Unicode; cp437 is that of names in archives
    *("encodings/*_codec.*", "encodings/big5*", "encodings/cp[0-35-9]*", "encodings/cp42*"),
    *("encodings/euc_*", "encodings/gb*", "encodings/hp_roman8.*", "encodings/hz.*"),
    *("encodings/iso2022*", "encodings/iso8859_1?.*", "encodings/iso8859_[2-9].*"),
    *("encodings/johab.*", "encodings/koi8*", "encodings/kz1048.*", "encodings/mac_*"),
    *("encodings/palmos.*", "encodings/ptcp*", "encodings/shift_jis*", "encodings/tis_620.*"),
)
"""Patterns of names. A checker that needs one of these fails its test against Pyodide."""


def make(stock: Path, target: Path) -> None:
    """Write the library of the stock distribution, smaller and compiled, to the target.

    Raises:
        EngineError: The compiler is missing or failed.
    """
    with zipfile.ZipFile(stock) as source, zipfile.ZipFile(target, "w") as fresh:
        for name in source.namelist():
            if not any(fnmatchcase(name, pattern) for pattern in LEFT_OUT):
                fresh.writestr(zipfile.ZipInfo(name, bytecode.STAMP), source.read(name))
    bytecode.compile_archive(target)
    bytecode.rewrite(target)
