"""From the bytes of a YAML file to located values: decoded, composed, and read field by field."""
