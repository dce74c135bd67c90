# Filled in with the first target of its kind.
