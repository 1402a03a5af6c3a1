"""What a library consists of: folders, files and texts read, the people file, records checked and written."""
