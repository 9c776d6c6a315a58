"""What stops an import or a new province, in an officer's words."""


class AuthoringError(Exception):
    """Nothing was written. The message is Vietnamese and says what to do."""
