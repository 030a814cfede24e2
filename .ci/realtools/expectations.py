"""What a script expects of a tool; a Failure that names both where it is otherwise."""

from .processes import Failure


def expect(what, actual, expected):
    if actual != expected:
        raise Failure(f"{what}: expected {expected}, got {actual}")
    print(f"  {what}: as expected")


def expect_in(part, text):
    if part not in text:
        raise Failure(f"expected {part} in: {text}")
    print(f"  refused: {text}")
