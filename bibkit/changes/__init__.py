"""What changes a library, as a plan that can be looked at before it is carried out."""
