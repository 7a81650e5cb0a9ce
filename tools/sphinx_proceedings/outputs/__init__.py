"""What the rooms of outputs share: a paper as they tell of it, files, texts, XML."""
