"""The domain. Knows no MkDocs, no HTML, no file system and no clock."""
