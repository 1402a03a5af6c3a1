"""Styles and locales: XML to frozen trees that know their lines."""
