"""What was announced: the releases of a programme, and each event's identity through them."""
