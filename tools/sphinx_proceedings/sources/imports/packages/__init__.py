"""What was given to be imported: files, folders and archives, and the values that they hold."""
