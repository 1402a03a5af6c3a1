"""What nobody asked to be replaced stays, whoever writes, however many at once, and wherever a run is killed."""
