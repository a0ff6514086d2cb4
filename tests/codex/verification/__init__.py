"""Whether verify_schema passes on what the migrations make, and names whatever is taken away."""
