"""Records of one work made one: what each field would become, as a plan to look at and edit, and carried out whole."""
