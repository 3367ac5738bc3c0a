"""Pack the checkers and Pyodide into one folder that a browser can load.

`python -m hooks.engine` writes `<out>/<hash>/` with everything the worker fetches, and
`<out>/manifest.json`, the only address that may change. The hash covers every file, so a
server may cache the folder for ever, and an engine never meets rules of another day.
"""

from hooks.engine.errors import EngineError
from hooks.engine.pack import pack

__all__ = ["EngineError", "pack"]
