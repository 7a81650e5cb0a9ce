"""What lets machines find the portal and read it: feeds, site maps, descriptions, a JSON API."""
