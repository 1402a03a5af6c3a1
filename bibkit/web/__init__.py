"""What handouts and pages share: the frame of an HTML document with its policy, and sandboxed templates."""
