"""What pages say, written in a format."""
