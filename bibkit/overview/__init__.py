"""What a library shows of its works: a line each in a table, or all about one."""
