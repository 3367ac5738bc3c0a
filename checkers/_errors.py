"""What can go wrong, as exceptions that carry the error object of the contract.

The tree::

    CheckerError
    ├── RequestError      the caller can mend it: the request or an answer
    └── KnowledgeError    the caller cannot: the compiled rules are absent or broken

Inside the package these are raised; at its doors they become plain data, so nothing escapes.
"""

from typing import TypedDict


class ErrorBody(TypedDict):
    """Code for programs, place for forms, message for readers."""

    code: str
    where: str
    message: str


class ErrorObject(TypedDict):
    """The whole reply when there is no evaluation."""

    error: ErrorBody


class CheckerError(Exception):
    """Something stood in the way of an evaluation."""

    def __init__(self, code: str, where: str, message: str) -> None:
        """Keep the three parts; ``message`` says in Chinese what is wrong and what to do."""
        super().__init__(f"{code} at {where}: {message}")
        self.code = code
        self.where = where
        self.message = message

    def as_object(self) -> ErrorObject:
        """Return the error object of the contract."""
        return {"error": {"code": self.code, "where": self.where, "message": self.message}}


class RequestError(CheckerError):
    """The request cannot be understood; the caller can mend it."""


class KnowledgeError(CheckerError):
    """The compiled rules are absent or inconsistent; only a new build mends that."""
