"""What can go wrong while the engine is packed."""


class EngineError(Exception):
    """A problem with its place and its mend, told in one line."""

    def __init__(self, where: str, what: str, mend: str) -> None:
        """Say where it went wrong, what is wrong, and what to do."""
        super().__init__(f"{where}: {what}. {mend}")
