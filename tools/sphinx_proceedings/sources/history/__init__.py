"""When sources changed: what version control knows of each line.  Nothing else is asked."""
