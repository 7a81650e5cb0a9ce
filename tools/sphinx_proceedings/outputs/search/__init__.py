"""Model → what Pagefind indexes, the words it may be asked for, and the choices to narrow by."""
