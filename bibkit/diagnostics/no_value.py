"""What is there and says nothing: it counts as if it were not there, and is reported."""

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.fix import Fix, Remove
from bibkit.model.raw import FieldPath, field_path_text


def no_value(field: FieldPath, key: str = "") -> Diagnostic:
    """The finding about a field, an item of a list or a part of a name without a value."""
    name = field_path_text(field[-2:] if isinstance(field[-1], int) else field[-1:])
    removal = Fix(f"Remove {name}", (Remove(field),))
    return Diagnostic(
        "BK114", f"{name} has no value", "fill it in or remove it", key=key, field=field, fix=removal
    )
