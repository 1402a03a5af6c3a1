"""Large folders of records answered without reading them: columns of their values, kept from one run to the next.

A row is believed only while the file that it came from is the one that was read, by its size, times and inode. The
others are read anew, so that an answer is that of the files as they are.
"""
