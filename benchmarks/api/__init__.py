"""The API beside the same view without tenancy, tokens and limits; for many at once; deep in a list."""
