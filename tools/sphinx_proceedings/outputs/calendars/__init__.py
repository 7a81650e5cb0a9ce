"""The programme for calendars and for schedule apps: files made from the one resolved table."""
