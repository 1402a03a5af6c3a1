"""Who signs the works of a library: who may be one person, proposed as a plan, and the plan carried out."""
