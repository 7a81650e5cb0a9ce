"""Work in processes, here or on other machines, how far it has come, and what makes it faster."""
