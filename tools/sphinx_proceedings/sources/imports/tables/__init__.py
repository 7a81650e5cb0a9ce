"""Tables of other tools, CSV and sheets of .xlsx, as rows of texts that know where they stand."""
