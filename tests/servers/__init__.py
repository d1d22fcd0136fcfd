"""The real servers behind the tests: found, else started or installed, else one line says how."""


class ServerMissingError(RuntimeError):
    """A server that the tests need is neither there nor can it be installed; the text says what to do."""
