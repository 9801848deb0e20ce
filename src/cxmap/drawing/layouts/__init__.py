"""Layouts: from what a picture shows to where everything stands, a room for each view."""
