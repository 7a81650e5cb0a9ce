"""Work in several processes and threads, how far it has come, and what makes it faster."""
