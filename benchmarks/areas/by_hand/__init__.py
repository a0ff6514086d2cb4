"""Statements written by hand: what each function does, and nothing about who may."""
